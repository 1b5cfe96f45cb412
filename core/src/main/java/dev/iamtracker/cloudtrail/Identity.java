package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.iamtracker.event.Column;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Who acted: one stable name for the caller of every kind, never the target of the call.
///
/// @see <a
///   href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">userIdentity
///   element</a>
final class Identity {
  private static final byte[] HIDDEN = ascii("HIDDEN_DUE_TO_SECURITY_REASONS");
  private static final byte[] SHOWN_HIDDEN = ascii("(hidden)");
  private static final byte[] ROOT = ascii("root");
  private static final byte[] UNKNOWN = ascii("unknown");
  private static final byte[] ASSUMED_ROLE = ascii("AssumedRole");

  private Identity() {}

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }

  /// The value of `user_name`.
  static byte[] name(Draft draft) {
    byte[] type = draft.text(Column.IDENTITY_TYPE);
    byte[] userName = draft.hint(Hint.IDENTITY_USER_NAME);
    byte[] name =
        switch (type == null ? "" : new String(type, US_ASCII)) {
          case "Root" -> ROOT;
          case "IAMUser", "FederatedUser", "SAMLUser", "WebIdentityUser" -> userName;
          case "AssumedRole", "Role" -> roleName(draft);
          case "IdentityCenterUser", "Unknown" ->
              first(
                  draft.hint(Hint.SIGN_IN_USER_NAME),
                  draft.text(Column.IDENTITY_CENTER_USER_ID),
                  userName,
                  draft.text(Column.PRINCIPAL_ID));
          case "AWSService" -> draft.text(Column.INVOKED_BY);
          case "AWSAccount" -> draft.text(Column.IDENTITY_ACCOUNT_ID);
          default -> userName;
        };
    byte[] found =
        first(
            name, userName, end(draft.text(Column.PRINCIPAL_ARN)), draft.text(Column.PRINCIPAL_ID));
    if (found == null) {
      return UNKNOWN;
    }
    return Arrays.equals(found, HIDDEN) ? SHOWN_HIDDEN : found;
  }

  /// Whether `userIdentity.userName` is what `user_name` holds, by the type alone.
  static boolean isNamedByUserName(@Nullable String identityType) {
    return identityType != null
        && switch (identityType) {
          case "IAMUser", "FederatedUser", "SAMLUser", "WebIdentityUser" -> true;
          default -> false;
        };
  }

  /// The name of a role session: what follows the colon of its principal id.
  static byte @Nullable [] sessionName(Draft draft) {
    byte[] principal = draft.text(Column.PRINCIPAL_ID);
    if (principal == null || !draft.is(Column.IDENTITY_TYPE, ASSUMED_ROLE)) {
      return null;
    }
    for (int i = 0; i < principal.length; i++) {
      if (principal[i] == ':') {
        return i + 1 < principal.length
            ? Arrays.copyOfRange(principal, i + 1, principal.length)
            : null;
      }
    }
    return null;
  }

  private static byte @Nullable [] roleName(Draft draft) {
    byte[] issuer =
        first(draft.hint(Hint.ISSUER_USER_NAME), end(draft.text(Column.SESSION_ISSUER_ARN)));
    if (issuer != null) {
      return issuer;
    }
    byte[] arn = draft.text(Column.PRINCIPAL_ARN);
    if (arn == null) {
      return null;
    }
    String[] parts = new String(arn, US_ASCII).split("/", -1);
    return parts[0].endsWith(":assumed-role") && parts.length > 2 && !parts[1].isEmpty()
        ? name(arn, parts[0].length() + 1)
        : null;
  }

  private static byte[] name(byte[] arn, int start) {
    int slash = start;
    while (slash < arn.length && arn[slash] != '/') {
      slash++;
    }
    return Arrays.copyOfRange(arn, start, slash);
  }

  /// The last path part of an ARN: the name in it.
  static byte @Nullable [] end(byte @Nullable [] arn) {
    if (arn == null) {
      return null;
    }
    int start = arn.length;
    while (start > 0 && arn[start - 1] != '/' && arn[start - 1] != ':') {
      start--;
    }
    return start == arn.length ? null : Arrays.copyOfRange(arn, start, arn.length);
  }

  static byte @Nullable [] first(byte[] @Nullable ... values) {
    for (byte[] value : values) {
      if (value != null) {
        return value;
      }
    }
    return null;
  }
}
