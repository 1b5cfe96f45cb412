package dev.iamtracker.filter;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Drops what a user does not want to keep: the noise of service-linked roles and the sessions of
/// named roles. Any number of threads may use one.
public final class EventFilter {
  private static final Verdict KEPT = new Verdict.Kept();
  private static final Verdict SERVICE_LINKED = new Verdict.ServiceLinked();

  private static final Utf8 STS = Utf8.of("sts.amazonaws.com");
  private static final Utf8 ASSUME_ROLE = Utf8.of("AssumeRole");
  private static final Utf8 AWS_SERVICE = Utf8.of("AWSService");
  private static final Utf8 FAILURE = Utf8.of("failure");
  private static final Utf8 SERVICE_ROLE = Utf8.of(":role/aws-service-role/");
  private final boolean serviceEvents;
  private final RolePatterns roles;

  /// @param serviceEvents whether to drop successful calls of service-linked roles, and of services
  ///   asking for such a role
  /// @param roles names of roles, patterns with `*` or ARNs: dropped are the `AssumeRole` calls for
  ///   them and everything their sessions do
  public EventFilter(boolean serviceEvents, List<String> roles) {
    this.serviceEvents = serviceEvents;
    this.roles = new RolePatterns(roles);
  }

  /// What becomes of an event.
  public Verdict judge(IdentityEvent event) {
    Utf8 issuer = event.utf8(Column.SESSION_ISSUER_ARN);
    Utf8 assumed = roleAssumedBy(event);
    if (serviceEvents
        && (isServiceRole(issuer) || isServiceAskingFor(assumed, event))
        && !event.is(Column.OUTCOME, FAILURE)) {
      return SERVICE_LINKED;
    }
    Verdict ofTheSession = roles.match(issuer);
    Verdict dropped = ofTheSession != null ? ofTheSession : roles.match(assumed);
    return dropped != null ? dropped : KEPT;
  }

  private static @Nullable Utf8 roleAssumedBy(IdentityEvent event) {
    Utf8 role = event.utf8(Column.ROLE_ARN);
    Utf8 name = event.utf8(Column.EVENT_NAME);
    return role != null
            && name != null
            && name.startsWith(ASSUME_ROLE)
            && event.is(Column.EVENT_SOURCE, STS)
        ? role
        : null;
  }

  private static boolean isServiceAskingFor(@Nullable Utf8 role, IdentityEvent event) {
    return role != null && event.is(Column.IDENTITY_TYPE, AWS_SERVICE) && isServiceRole(role);
  }

  // Only there: a role that a customer made may have the words elsewhere in its path or name.
  private static boolean isServiceRole(@Nullable Utf8 arn) {
    return arn != null && arn.indexOf(SERVICE_ROLE, 0) >= 0;
  }
}
