package dev.iamtracker.aws;

import dev.iamtracker.collect.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.account.model.ListRegionsResponse;
import software.amazon.awssdk.services.account.model.RegionOptStatus;

/// Which regions an account can use.
public final class RegionList {
  private RegionList() {}

  /// Asks `account:ListRegions`, and where that is not possible `ec2:DescribeRegions`.
  ///
  /// @throws AwsUnavailable when neither answers: a list made up would leave events out unseen
  public static List<String> enabled(AwsAccess access, Partition partition) {
    try {
      return byAccount(access, partition);
    } catch (SdkException first) {
      try {
        return new Ec2Regions(access, partition).enabled();
      } catch (SdkException | AwsUnavailable second) {
        throw new AwsUnavailable(
            "The regions of the account cannot be listed: account:ListRegions says "
                + AwsErrors.reason(first, partition.home())
                + "; ec2:DescribeRegions says "
                + (second instanceof AwsUnavailable
                    ? second.getMessage()
                    : AwsErrors.reason(second, partition.home()))
                + ". Allow one of them, or name the regions with --regions.",
            second);
      }
    }
  }

  private static List<String> byAccount(AwsAccess access, Partition partition) {
    var regions = new ArrayList<String>();
    try (AccountClient account =
        access.client(AccountClient::builder, "ACCOUNT", partition.home())) {
      for (ListRegionsResponse page :
          account.listRegionsPaginator(
              request ->
                  request.regionOptStatusContains(
                      RegionOptStatus.ENABLED, RegionOptStatus.ENABLED_BY_DEFAULT))) {
        page.regions().forEach(region -> regions.add(region.regionName()));
      }
    }
    return regions.stream().map(name -> name.toLowerCase(Locale.ROOT)).sorted().toList();
  }
}
