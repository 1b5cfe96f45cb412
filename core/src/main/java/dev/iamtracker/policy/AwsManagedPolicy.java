package dev.iamtracker.policy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Policies that AWS manages, told by their ARNs: what they grant is known by their names, although
/// no event holds their documents.
///
/// A customer's policy may have any name, so its ARN says nothing.
///
/// @see <a
///   href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html">list
///   of AWS managed policies</a>
public final class AwsManagedPolicy {
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:iam::aws:policy/(?:[^/]+/)*([^/]+)");

  /// Everything, everything but IAM, or control over who may do what; and the services that are
  /// granted in full.
  private static final Map<String, Set<String>> ADMIN =
      Map.of(
          "AdministratorAccess", Set.of(PolicyDocument.EVERYTHING),
          "PowerUserAccess", Set.of(PolicyDocument.EVERYTHING),
          "IAMFullAccess", Set.of("iam"),
          "AWSSSOMasterAccountAdministrator", Set.of("sso"),
          "AWSSSOMemberAccountAdministrator", Set.of("sso"),
          "AWSIdentityCenterFullAccess", Set.of("sso"));

  /// Wide, though their names do not end in FullAccess.
  private static final Set<String> SERVICE_WIDE =
      Set.of(
          "AWSSSODirectoryAdministrator",
          "AdministratorAccess-AWSElasticBeanstalk",
          "AdministratorAccess-Amplify",
          "DatabaseAdministrator",
          "NetworkAdministrator",
          "SystemAdministrator",
          "DataScientist");

  /// Narrow, though their names do not say that they only read: jobs that look at things and pay
  /// for them, what one user may do to itself, and policies that only deny.
  private static final Set<String> NONE =
      Set.of(
          "Billing",
          "SecurityAudit",
          "SupportUser",
          "ViewOnlyAccess",
          "IAMUserChangePassword",
          "IAMUserSSHKeys",
          "IAMSelfManageServiceSpecificCredentials",
          "AWSDenyAll");

  private static final Pattern READS =
      Pattern.compile(".*(?:ReadOnly|ViewOnly)(?:Access)?(?:V\\d)?");
  private static final String QUARANTINE = "AWSCompromisedKeyQuarantine";
  private static final Pattern WIDE = Pattern.compile(".*FullAccess(?:V\\d)?");

  private AwsManagedPolicy() {}

  /// The name in the ARN of a policy that AWS manages, in any partition; empty for anything else.
  public static Optional<String> name(String arn) {
    Matcher matcher = ARN.matcher(arn);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /// What the policy of an ARN grants; unknown for a customer's policy and for names that do not
  /// tell.
  public static Grants grants(String arn) {
    return name(arn).map(AwsManagedPolicy::grantsOf).orElse(Grants.UNKNOWN);
  }

  /// The services that the policy of an ARN grants in full, as far as its name tells: only for
  /// those that make an administrator.
  public static SortedSet<String> grantsFully(String arn) {
    return new TreeSet<>(
        name(arn).map(name -> ADMIN.getOrDefault(name, Set.of())).orElse(Set.of()));
  }

  private static Grants grantsOf(String name) {
    if (ADMIN.containsKey(name)) {
      return Grants.ADMIN;
    }
    if (NONE.contains(name) || name.startsWith(QUARANTINE) || READS.matcher(name).matches()) {
      return Grants.NONE;
    }
    return SERVICE_WIDE.contains(name) || WIDE.matcher(name).matches()
        ? Grants.SERVICE_WIDE
        : Grants.UNKNOWN;
  }
}
