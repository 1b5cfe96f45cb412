package dev.iamtracker.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The trust policy of a role: who may assume it.
///
/// Only what allows to assume is looked at. An unconditional Deny for everybody takes it all back;
/// other denials do not count.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">principals
///   of policies</a>
public final class TrustPolicy {
  private static final List<String> ASSUMING =
      List.of("sts:assumerole", "sts:assumerolewithsaml", "sts:assumerolewithwebidentity");

  /// Keys that say who may come in: an organization, an account or a principal. Others do not: an
  /// external id can be known to anybody, an address or a time says nothing about who calls.
  private static final Set<String> RESTRICTING =
      Set.of(
          "aws:principalorgid",
          "aws:principalorgpaths",
          "aws:principalaccount",
          "aws:principalarn",
          "aws:userid",
          "aws:sourceaccount",
          "aws:sourcearn",
          "aws:sourceorgid",
          "aws:sourceorgpaths");

  private static final Set<String> NAMING_ACCOUNTS =
      Set.of("aws:principalaccount", "aws:principalarn", "aws:sourceaccount", "aws:sourcearn");

  private final List<Statement> allowances;

  private TrustPolicy(List<Statement> statements) {
    boolean closed = statements.stream().anyMatch(TrustPolicy::deniesEverybody);
    this.allowances =
        closed
            ? List.of()
            : statements.stream()
                .filter(statement -> statement.allows() && takesIn(statement, ASSUMING::contains))
                .toList();
  }

  /// Reads a trust policy: JSON, as it is or URL-encoded once or twice. Empty for what is no policy
  /// document; never throws.
  public static Optional<TrustPolicy> parse(String text) {
    return Statement.allOf(text).map(TrustPolicy::new);
  }

  /// Whether anybody in any account may assume the role: `*`, `{"AWS":"*"}` or NotPrincipal,
  /// without a condition that says who.
  public boolean hasWildcard() {
    return allowances.stream()
        .filter(TrustPolicy::isForEverybody)
        .anyMatch(allowance -> allowance.conditions().stream().noneMatch(TrustPolicy::restricts));
  }

  /// The accounts that may assume the role, in order, by ARN, by id or by the condition of a
  /// wildcard; but for those that are known.
  ///
  /// @param known the own account and others that belong to it, 12 digits each
  public SortedSet<String> externalAccounts(Set<String> known) {
    var accounts = new TreeSet<String>();
    for (Statement allowance : allowances) {
      Stream<String> named =
          allowance.principals().stream().flatMap(principal -> principal.account().stream());
      Stream<String> conditions =
          isForEverybody(allowance)
              ? allowance.conditions().stream().flatMap(TrustPolicy::accounts)
              : Stream.empty();
      Stream.concat(named, conditions)
          .filter(account -> !known.contains(account))
          .forEach(accounts::add);
    }
    return accounts;
  }

  /// Whether an identity provider that speaks OpenID Connect is trusted without a condition on the
  /// subject (`…:sub`) of its tokens: whoever gets a token there, such as any repository at GitHub,
  /// may assume the role. For providers of whole applications, such as Cognito, the audience is
  /// enough.
  public boolean isMissingSubject() {
    return allowances.stream()
        .filter(allowance -> takesIn(allowance, ASSUMING.getLast()::equals))
        .filter(allowance -> allowance.principals().stream().anyMatch(Principal::isOidcProvider))
        .anyMatch(
            allowance -> allowance.conditions().stream().noneMatch(WebIdentity::namesSubject));
  }

  private static boolean isForEverybody(Statement statement) {
    return !statement.notPrincipals().isEmpty()
        || statement.principals().stream().anyMatch(Principal::isEverybody);
  }

  private static boolean deniesEverybody(Statement statement) {
    return !statement.allows()
        && statement.conditions().isEmpty()
        && statement.notPrincipals().isEmpty()
        && statement.principals().stream()
            .anyMatch(
                principal -> principal.isEverybody() && Glob.isOpen(principal.value().strip()))
        && ASSUMING.stream().allMatch(action -> takesIn(statement, action::equals));
  }

  /// Whether the actions of a statement take in one of those that assume roles.
  private static boolean takesIn(Statement statement, Predicate<String> wanted) {
    return ASSUMING.stream()
        .filter(wanted)
        .anyMatch(
            action ->
                statement.actions().stream().anyMatch(pattern -> Glob.matches(pattern, action))
                    || (!statement.notActions().isEmpty()
                        && statement.notActions().stream()
                            .noneMatch(pattern -> Glob.matches(pattern, action))));
  }

  private static boolean restricts(Condition condition) {
    return RESTRICTING.contains(condition.key())
        && condition.demandsAValue()
        && condition.values().stream().allMatch(value -> isNarrow(value, condition));
  }

  /// Stars must not be able to stand for the account of an ARN or for an organization.
  private static boolean isNarrow(String value, Condition condition) {
    int slash = value.indexOf('/');
    boolean inOrganization =
        value.startsWith("o-") && slash > 0 && !Glob.hasWildcard(value.substring(0, slash));
    return !condition.knowsWildcards()
        || !Glob.hasWildcard(value)
        || inOrganization
        || Principal.accountIn(value).isPresent();
  }

  private static Stream<String> accounts(Condition condition) {
    return NAMING_ACCOUNTS.contains(condition.key()) && condition.demandsAValue()
        ? condition.values().stream().flatMap(value -> Principal.accountIn(value).stream())
        : Stream.empty();
  }
}
