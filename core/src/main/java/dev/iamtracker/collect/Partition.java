package dev.iamtracker.collect;

import java.util.List;

/// AWS, AWS in China and AWS for the US government: separate worlds with regions of their own.
///
/// @param id as it stands in ARNs
/// @param home the region whose event history has what IAM and Organizations do
public record Partition(String id, String home) {
  public static final Partition AWS = new Partition("aws", "us-east-1");
  public static final Partition CHINA = new Partition("aws-cn", "cn-north-1");
  public static final Partition US_GOV = new Partition("aws-us-gov", "us-gov-west-1");

  private static final List<Partition> ALL = List.of(AWS, CHINA, US_GOV);

  /// The partition of an ARN.
  ///
  /// @throws IllegalArgumentException for one that is not known
  public static Partition ofArn(String arn) {
    String[] parts = arn.split(":", 3);
    return ALL.stream()
        .filter(one -> parts.length > 1 && one.id.equals(parts[1]))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no known partition: " + arn));
  }

  /// The partition that a region lies in, by its name.
  public static Partition ofRegion(String region) {
    return region.startsWith("cn-") ? CHINA : region.startsWith("us-gov-") ? US_GOV : AWS;
  }
}
