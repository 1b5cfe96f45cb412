package dev.iamtracker.cloudtrail;

import static dev.iamtracker.cloudtrail.Identity.end;
import static dev.iamtracker.cloudtrail.Identity.first;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.iamtracker.event.Column;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Fills the columns that are made of several fields of a record.
final class Derivation {
  private static final byte[] SUCCESS = "success".getBytes(US_ASCII);
  private static final byte[] FAILURE = "failure".getBytes(US_ASCII);
  private static final byte[] CONSOLE_LOGIN = "ConsoleLogin".getBytes(US_ASCII);
  private static final byte[] CREATE_PERMISSION_SET = "CreatePermissionSet".getBytes(US_ASCII);
  private static final byte[] SIGN_IN = "signin".getBytes(US_ASCII);
  private static final byte[] IDENTITY_CENTER = "sso".getBytes(US_ASCII);
  private static final int ACCOUNT_ID_LENGTH = 12;

  private Derivation() {}

  /// Fills what [RecordFields] alone cannot; `event_type` is there already.
  static void fill(Draft draft) {
    draft.text(Column.USER_NAME, Identity.name(draft));
    draft.text(Column.SESSION_NAME, Identity.sessionName(draft));
    draft.orElse(
        Column.ACCOUNT_ID,
        first(draft.text(Column.IDENTITY_ACCOUNT_ID), draft.hint(Hint.ISSUER_ACCOUNT_ID)));
    draft.orElse(Column.SOURCE_IDENTITY, draft.hint(Hint.REQUESTED_SOURCE_IDENTITY));
    outcome(draft);
    mfa(draft);
    targets(draft);
  }

  private static void outcome(Draft draft) {
    boolean failure = draft.text(Column.ERROR_CODE) != null || signInFailed(draft);
    draft.text(Column.OUTCOME, failure ? FAILURE : SUCCESS);
    draft.columns().flag(Column.IS_ERROR, failure);
  }

  /// Failed sign-ins carry no error code, but the word Failure or an error message.
  private static boolean signInFailed(Draft draft) {
    boolean signIn = draft.is(Column.EVENT_TYPE, SIGN_IN);
    boolean challenge = signIn || draft.is(Column.EVENT_TYPE, IDENTITY_CENTER);
    return (challenge && draft.hint(Hint.FAILURE) != null)
        || (signIn && draft.text(Column.ERROR_MESSAGE) != null);
  }

  private static void mfa(Draft draft) {
    byte[] used = draft.hint(Hint.MFA_USED);
    if (used != null && draft.is(Column.EVENT_NAME, CONSOLE_LOGIN)) {
      switch (new String(used, US_ASCII).toLowerCase(Locale.ROOT)) {
        case "yes", "true" -> draft.columns().flag(Column.MFA_AUTHENTICATED, true);
        case "no", "false" -> draft.columns().flag(Column.MFA_AUTHENTICATED, false);
        default -> draft.warn(Column.MFA_AUTHENTICATED, "is neither yes nor no");
      }
    }
  }

  private static void targets(Draft draft) {
    draft.orElse(
        Column.ROLE_NAME,
        first(end(draft.text(Column.ROLE_ARN)), draft.hint(Hint.GRANTED_ROLE_NAME)));
    draft.orElse(Column.GROUP_NAME, groupName(draft));
    draft.orElse(Column.POLICY_ARN, draft.hint(Hint.MANAGED_POLICY_ARN));
    draft.orElse(Column.ISSUED_ACCESS_KEY_ID, draft.hint(Hint.CREATED_ACCESS_KEY_ID));
    draft.orElse(Column.PERMISSION_SET_ARN, draft.hint(Hint.CREATED_PERMISSION_SET_ARN));
    if (draft.is(Column.EVENT_NAME, CREATE_PERMISSION_SET)
        || draft.hint(Hint.CREATED_PERMISSION_SET_ARN) != null) {
      draft.orElse(Column.PERMISSION_SET_NAME, draft.hint(Hint.NAME));
    }
    draft.orElse(
        Column.TARGET_ACCOUNT_ID,
        first(
            accountId(draft.hint(Hint.TARGET_ID)),
            accountId(draft.hint(Hint.REQUESTED_ACCOUNT_ID)),
            accountId(draft.hint(Hint.TARGET_PRINCIPAL))));
    draft.orElse(
        Column.APPLICATION_ID,
        first(draft.hint(Hint.APPLICATION), draft.hint(Hint.CREATED_APPLICATION)));
  }

  private static byte @Nullable [] groupName(Draft draft) {
    byte[] displayName = draft.hint(Hint.DISPLAY_NAME);
    byte[] event = draft.text(Column.EVENT_NAME);
    return displayName != null && event != null && new String(event, US_ASCII).endsWith("Group")
        ? displayName
        : null;
  }

  /// The value when it is an account id, or the account of an ARN.
  private static byte @Nullable [] accountId(byte @Nullable [] value) {
    if (value == null) {
      return null;
    }
    String text = new String(value, US_ASCII);
    if (text.startsWith("arn:")) {
      String[] parts = text.split(":", 6);
      text = parts.length > 4 ? parts[4] : "";
    }
    return text.length() == ACCOUNT_ID_LENGTH && text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? text.getBytes(US_ASCII)
        : null;
  }
}
