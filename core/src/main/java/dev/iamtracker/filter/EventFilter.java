package dev.iamtracker.filter;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Drops what a user does not want to keep: the noise of service-linked roles and the sessions of
/// named roles. Any number of threads may use one.
public final class EventFilter {
  private static final Verdict KEPT = new Verdict.Kept();
  private static final Verdict SERVICE_LINKED = new Verdict.ServiceLinked();

  private static final byte[] STS = Utf8.of("sts.amazonaws.com");
  private static final byte[] ASSUME_ROLE = Utf8.of("AssumeRole");
  private static final byte[] AWS_SERVICE = Utf8.of("AWSService");
  private static final byte[] FAILURE = Utf8.of("failure");
  private static final byte[] SERVICE_ROLE = Utf8.of(":role/aws-service-role/");
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
    byte[] issuer = event.utf8(Column.SESSION_ISSUER_ARN);
    byte[] assumed = roleAssumedBy(event);
    if (serviceEvents
        && (isServiceRole(issuer) || isServiceAskingFor(assumed, event))
        && !Arrays.equals(event.utf8(Column.OUTCOME), FAILURE)) {
      return SERVICE_LINKED;
    }
    Verdict ofTheSession = roles.match(issuer);
    Verdict dropped = ofTheSession != null ? ofTheSession : roles.match(assumed);
    return dropped != null ? dropped : KEPT;
  }

  private static byte @Nullable [] roleAssumedBy(IdentityEvent event) {
    byte[] role = event.utf8(Column.ROLE_ARN);
    byte[] name = event.utf8(Column.EVENT_NAME);
    return role != null
            && name != null
            && Utf8.startsWith(name, ASSUME_ROLE)
            && Arrays.equals(event.utf8(Column.EVENT_SOURCE), STS)
        ? role
        : null;
  }

  private static boolean isServiceAskingFor(byte @Nullable [] role, IdentityEvent event) {
    return role != null
        && Arrays.equals(event.utf8(Column.IDENTITY_TYPE), AWS_SERVICE)
        && isServiceRole(role);
  }

  // Only there: a role that a customer made may have the words elsewhere in its path or name.
  private static boolean isServiceRole(byte @Nullable [] arn) {
    return arn != null && Utf8.indexOf(arn, SERVICE_ROLE, 0) >= 0;
  }
}
