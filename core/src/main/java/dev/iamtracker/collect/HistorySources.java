package dev.iamtracker.collect;

import dev.iamtracker.config.Settings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which event sources are asked for in which regions.
///
/// IAM and Organizations write to one region of a partition only; STS and sign-in write to the
/// region that served the call (sign-in of users with an account alias to us-east-2, eu-north-1 or
/// ap-southeast-2); IAM Identity Center writes where it is enabled. Sources: the AWS documentation
/// of CloudTrail for each service, and `global service events` in CloudTrail's user guide.
public final class HistorySources {
  private static final List<String> GLOBAL =
      List.of("iam.amazonaws.com", "organizations.amazonaws.com");
  private static final List<String> IDENTITY_CENTER =
      List.of(
          "sso.amazonaws.com",
          "sso-directory.amazonaws.com",
          "sso-oauth.amazonaws.com",
          "identitystore.amazonaws.com",
          "identitystore-scim.amazonaws.com",
          "signin.amazon.com");

  private HistorySources() {}

  /// The sources to ask for in a region.
  ///
  /// @param ssoRegions where IAM Identity Center is enabled
  /// @param extra asked for everywhere
  public static List<String> of(
      String region,
      Partition partition,
      Settings.Collecting settings,
      List<String> ssoRegions,
      List<String> extra) {
    var sources = new ArrayList<String>();
    if (settings.iamEvents() && region.equals(partition.home())) {
      sources.addAll(GLOBAL);
    }
    if (settings.stsEvents()) {
      sources.add("sts.amazonaws.com");
    }
    if (settings.signinEvents()) {
      sources.add("signin.amazonaws.com");
    }
    if (settings.ssoEvents() && ssoRegions.contains(region)) {
      sources.addAll(IDENTITY_CENTER);
    }
    sources.addAll(extra);
    Set<String> once = new LinkedHashSet<>(sources);
    return List.copyOf(once);
  }
}
