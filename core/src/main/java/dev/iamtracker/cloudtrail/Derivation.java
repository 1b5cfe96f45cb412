package dev.iamtracker.cloudtrail;

import static dev.iamtracker.cloudtrail.Identity.end;
import static dev.iamtracker.cloudtrail.Identity.first;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.Utf8;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Fills the columns that are made of several fields of a record.
final class Derivation {
  private static final Utf8 SUCCESS = Utf8.of("success");
  private static final Utf8 FAILURE = Utf8.of("failure");
  private static final Utf8 CONSOLE_LOGIN = Utf8.of("ConsoleLogin");
  private static final Utf8 CREATE_PERMISSION_SET = Utf8.of("CreatePermissionSet");
  private static final Utf8 SIGN_IN = Utf8.of("signin");
  private static final Utf8 IDENTITY_CENTER = Utf8.of("sso");
  private static final Utf8 GROUP = Utf8.of("Group");
  private static final Utf8 ARN = Utf8.of("arn:");
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
    Utf8 used = draft.hint(Hint.MFA_USED);
    if (used != null && draft.is(Column.EVENT_NAME, CONSOLE_LOGIN)) {
      switch (used.toString().toLowerCase(Locale.ROOT)) {
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

  private static @Nullable Utf8 groupName(Draft draft) {
    Utf8 displayName = draft.hint(Hint.DISPLAY_NAME);
    Utf8 event = draft.text(Column.EVENT_NAME);
    return displayName != null && event != null && event.endsWith(GROUP) ? displayName : null;
  }

  /// The value when it is an account id, or the account of an ARN.
  private static @Nullable Utf8 accountId(@Nullable Utf8 value) {
    Utf8 account = value != null && value.startsWith(ARN) ? accountOfArn(value) : value;
    return account != null && isAccountId(account) ? account : null;
  }

  /// What is between the fourth and the fifth colon.
  private static @Nullable Utf8 accountOfArn(Utf8 arn) {
    int colon = -1;
    for (int i = 0; i < 4; i++) {
      colon = arn.indexOf(':', colon + 1);
      if (colon < 0) {
        return null;
      }
    }
    int end = arn.indexOf(':', colon + 1);
    return arn.part(colon + 1, end < 0 ? arn.length() : end);
  }

  private static boolean isAccountId(Utf8 text) {
    if (text.length() != ACCOUNT_ID_LENGTH) {
      return false;
    }
    for (int i = 0; i < ACCOUNT_ID_LENGTH; i++) {
      if (text.at(i) < '0' || text.at(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
