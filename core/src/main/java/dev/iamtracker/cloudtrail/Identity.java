package dev.iamtracker.cloudtrail;

import static java.util.Map.entry;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.Utf8;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who acted: one stable name for the caller of every kind, never the target of the call.
///
/// @see <a
///   href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">userIdentity
///   element</a>
final class Identity {
  private static final Utf8 HIDDEN = Utf8.of("HIDDEN_DUE_TO_SECURITY_REASONS");
  private static final Utf8 SHOWN_HIDDEN = Utf8.of("(hidden)");
  private static final Utf8 ROOT = Utf8.of("root");
  private static final Utf8 UNKNOWN = Utf8.of("unknown");
  private static final Utf8 ASSUMED_ROLE = Utf8.of("AssumedRole");
  private static final Utf8 ASSUMED_ROLE_ARN = Utf8.of(":assumed-role");

  /// How the name of a caller of some type is found.
  private enum Naming {
    ROOT,
    USER_NAME,
    ROLE,
    IDENTITY_CENTER,
    SERVICE,
    ACCOUNT
  }

  private static final Map<Utf8, Naming> NAMING =
      Map.ofEntries(
          entry(Utf8.of("Root"), Naming.ROOT),
          entry(Utf8.of("IAMUser"), Naming.USER_NAME),
          entry(Utf8.of("FederatedUser"), Naming.USER_NAME),
          entry(Utf8.of("SAMLUser"), Naming.USER_NAME),
          entry(Utf8.of("WebIdentityUser"), Naming.USER_NAME),
          entry(ASSUMED_ROLE, Naming.ROLE),
          entry(Utf8.of("Role"), Naming.ROLE),
          entry(Utf8.of("IdentityCenterUser"), Naming.IDENTITY_CENTER),
          entry(Utf8.of("Unknown"), Naming.IDENTITY_CENTER),
          entry(Utf8.of("AWSService"), Naming.SERVICE),
          entry(Utf8.of("AWSAccount"), Naming.ACCOUNT));

  private Identity() {}

  /// The value of `user_name`.
  static Utf8 name(Draft draft) {
    Utf8 type = draft.text(Column.IDENTITY_TYPE);
    Utf8 userName = draft.hint(Hint.IDENTITY_USER_NAME);
    Utf8 name =
        switch (type == null ? null : NAMING.get(type)) {
          case Naming.ROOT -> ROOT;
          case Naming.USER_NAME -> userName;
          case Naming.ROLE -> roleName(draft);
          case Naming.IDENTITY_CENTER ->
              first(
                  draft.hint(Hint.SIGN_IN_USER_NAME),
                  draft.text(Column.IDENTITY_CENTER_USER_ID),
                  userName,
                  draft.text(Column.PRINCIPAL_ID));
          case Naming.SERVICE -> draft.text(Column.INVOKED_BY);
          case Naming.ACCOUNT -> draft.text(Column.IDENTITY_ACCOUNT_ID);
          case null -> userName;
        };
    Utf8 found =
        name != null
            ? name
            : first(
                userName, end(draft.text(Column.PRINCIPAL_ARN)), draft.text(Column.PRINCIPAL_ID));
    if (found == null) {
      return UNKNOWN;
    }
    return found.equals(HIDDEN) ? SHOWN_HIDDEN : found;
  }

  /// Whether `userIdentity.userName` is what `user_name` holds, by the type alone.
  static boolean isNamedByUserName(@Nullable Utf8 identityType) {
    return identityType != null && NAMING.get(identityType) == Naming.USER_NAME;
  }

  /// The name of a role session: what follows the colon of its principal id.
  static @Nullable Utf8 sessionName(Draft draft) {
    Utf8 principal = draft.text(Column.PRINCIPAL_ID);
    if (principal == null || !draft.is(Column.IDENTITY_TYPE, ASSUMED_ROLE)) {
      return null;
    }
    int colon = principal.indexOf(':', 0);
    return colon < 0 ? null : principal.part(colon + 1, principal.length());
  }

  private static @Nullable Utf8 roleName(Draft draft) {
    Utf8 issuer =
        first(draft.hint(Hint.ISSUER_USER_NAME), end(draft.text(Column.SESSION_ISSUER_ARN)));
    if (issuer != null) {
      return issuer;
    }
    Utf8 arn = draft.text(Column.PRINCIPAL_ARN);
    return arn == null ? null : roleOfSession(arn);
  }

  /// The role in `arn:aws:sts::111122223333:assumed-role/ROLE/SESSION`.
  private static @Nullable Utf8 roleOfSession(Utf8 arn) {
    int start = arn.indexOf('/', 0) + 1;
    if (start > 0 && arn.part(0, start - 1).endsWith(ASSUMED_ROLE_ARN)) {
      int end = arn.indexOf('/', start);
      if (end > start) {
        return arn.part(start, end);
      }
    }
    return null;
  }

  /// The last path part of an ARN: the name in it.
  static @Nullable Utf8 end(@Nullable Utf8 arn) {
    if (arn == null) {
      return null;
    }
    int start = Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1;
    return start == arn.length() ? null : arn.part(start, arn.length());
  }

  static @Nullable Utf8 first(@Nullable Utf8... values) {
    for (Utf8 value : values) {
      if (value != null) {
        return value;
      }
    }
    return null;
  }
}
