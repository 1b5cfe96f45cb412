package dev.iamtracker.standin.world;

import org.jspecify.annotations.Nullable;

/// A role that every known key may assume, if it knows the external id.
///
/// @param arn such as `arn:aws:iam::111122223333:role/reader`
/// @param externalId what the trust policy asks for; null where it asks for none
public record Role(String arn, @Nullable String externalId) {
  public Role {
    if (!arn.matches("arn:[a-z-]+:iam::\\d{12}:role/.+")) {
      throw new IllegalArgumentException("not the ARN of a role: " + arn);
    }
  }

  public String account() {
    return arn.split(":", -1)[4];
  }

  public String partition() {
    return arn.split(":", -1)[1];
  }

  /// The name without the path.
  public String name() {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
