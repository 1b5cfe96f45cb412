package dev.iamtracker.policy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// An IAM policy document, looked at for broad grants.
///
/// Names of elements, effects and actions may be in any case; wildcards may be anywhere in an
/// action. A statement with NotAction or NotResource grants everything but a few. What an
/// unconditional Deny on all resources covers is taken back. Conditions of an Allow do not narrow a
/// grant, but see [#isConditional].
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">grammar
///   of IAM policies</a>
public final class PolicyDocument {
  /// Stands for all services.
  public static final String EVERYTHING = "*";

  private static final Set<String> IDENTITY_SERVICES = Set.of("iam", "sts");

  private final List<Statement> statements;
  private final Denied denied;
  private final SortedSet<String> services = new TreeSet<>();
  private final boolean admin;

  private PolicyDocument(List<Statement> statements) {
    this.statements = statements;
    this.denied = new Denied(statements);
    var wide = new TreeSet<String>();
    allowances().forEach(allowance -> collect(allowance, wide));
    this.admin = wide.contains(EVERYTHING) || wide.contains("iam");
  }

  /// Reads a document: JSON, as it is or URL-encoded once or twice. Empty for what is no policy
  /// document; never throws.
  public static Optional<PolicyDocument> parse(String text) {
    return Statement.allOf(text).map(PolicyDocument::new);
  }

  /// Whether its holder may do everything, everything but a few, or everything in IAM, which is
  /// enough to get everything: `*`, `*:*`, NotAction or `iam:*` on all resources. `iam:*` on all
  /// users, roles, groups or policies counts like that on all resources.
  public boolean grantsAdmin() {
    return admin;
  }

  /// The services whose every action is granted on all of their resources, by the prefix of their
  /// actions, in order; `*` for everything or everything but a few. For `iam` and `sts` the
  /// resources do not matter: who may do everything to one role can make it do anything.
  ///
  /// A wildcard in the name of a service (`i*m:*`) is tried with well-known services only.
  public SortedSet<String> grantsFully() {
    return Collections.unmodifiableSortedSet(services);
  }

  /// Whether something that is not only read is allowed on the resource `*`, or on all resources
  /// but a few.
  public boolean starResource() {
    return allowances().stream()
        .filter(PolicyDocument::isOnEverything)
        .anyMatch(
            allowance ->
                (allowsAllBut(allowance) && !denied.everything())
                    || allowance.actions().stream()
                        .anyMatch(action -> !Actions.onlyReads(action) && !denied.action(action)));
  }

  /// Whether it grants less when statements with conditions are left out.
  public boolean isConditional() {
    return statements.stream().anyMatch(Statement::isConditional)
        && grants()
            != new PolicyDocument(
                    statements.stream().filter(statement -> !statement.isConditional()).toList())
                .grants();
  }

  public Grants grants() {
    return admin ? Grants.ADMIN : services.isEmpty() ? Grants.NONE : Grants.SERVICE_WIDE;
  }

  private List<Statement> allowances() {
    return statements.stream().filter(Statement::allows).toList();
  }

  /// Adds the services that a statement allows to `services`, and to `wide` where their resources
  /// are not narrowed.
  private void collect(Statement allowance, Set<String> wide) {
    boolean everywhere = isOnEverything(allowance);
    if (allowsAllBut(allowance) || Actions.anyIsEverything(allowance.actions())) {
      if (everywhere && !denied.everything()) {
        services.add(EVERYTHING);
        wide.add(EVERYTHING);
      } else if (everywhere) {
        denied.sparedServices().stream()
            .filter(service -> allowsAllOf(service, allowance))
            .forEach(service -> add(service, allowance, wide));
      } else {
        allowance.resources().stream()
            .filter(ResourcePattern::namesService)
            .map(ResourcePattern::service)
            .filter(service -> allowsAllOf(service, allowance))
            .distinct()
            .forEach(service -> add(service, allowance, wide));
      }
    }
    allowance.actions().stream()
        .filter(action -> !Actions.isEverything(action))
        .flatMap(action -> Actions.services(action).stream())
        .distinct()
        .forEach(service -> add(service, allowance, wide));
  }

  private void add(String service, Statement allowance, Set<String> wide) {
    boolean onAll = isOnAll(service, allowance);
    if ((onAll || IDENTITY_SERVICES.contains(service)) && !denied.service(service)) {
      services.add(service);
      if (onAll) {
        wide.add(service);
      }
    }
  }

  private static boolean allowsAllBut(Statement allowance) {
    return !allowance.notActions().isEmpty() && !Actions.anyIsEverything(allowance.notActions());
  }

  private static boolean allowsAllOf(String service, Statement allowance) {
    return allowance.notActions().stream()
        .noneMatch(action -> Actions.mayMeet(action, service + ":*"));
  }

  private static boolean isOnAll(String service, Statement statement) {
    return isOnAllBut(statement)
        || statement.resources().stream().anyMatch(resource -> resource.isAllOf(service));
  }

  private static boolean isOnEverything(Statement statement) {
    return isOnAllBut(statement)
        || statement.resources().stream().anyMatch(ResourcePattern::isAllOfAll);
  }

  private static boolean isOnAllBut(Statement statement) {
    return !statement.notResources().isEmpty()
        && statement.notResources().stream().noneMatch(ResourcePattern::everything);
  }
}
