package dev.iamtracker.derived;

import dev.iamtracker.cloudtrail.FieldPath;
import dev.iamtracker.cloudtrail.FieldValue;
import dev.iamtracker.cloudtrail.RecordView;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Who acted, compared with whom it was done to.
final class Actor {
  private static final Utf8 IAM = Utf8.of("iam.amazonaws.com");
  private static final Utf8 STS = Utf8.of("sts.amazonaws.com");
  private static final Utf8 IDENTITY_CENTER = Utf8.of("sso");
  private static final Utf8 AWS_SERVICE = Utf8.of("AWSService");
  private static final Utf8 ROOT = Utf8.of("Root");
  private static final Utf8 IAM_USER = Utf8.of("IAMUser");
  private static final Utf8 ASSUMED_ROLE = Utf8.of("AssumedRole");
  private static final Utf8 ASSUMED_ROLE_ARN = Utf8.of(":assumed-role");
  private static final Utf8 SUCCESS = Utf8.of("success");
  private static final Utf8 SERVICE_ROLE = Utf8.of(":role/aws-service-role/");
  private static final Utf8 SERVICE_ROLE_NAME = Utf8.of("AWSServiceRoleFor");
  private static final String MFA_OF_ROOT = "AWS ROOT USER";

  /// What old records say of people at the console.
  private static final Utf8 CONSOLE = Utf8.of("signin.amazonaws.com");

  private static final FieldPath USER_NAME = FieldPath.of("requestParameters.userName");
  private static final List<FieldPath> USER_IDS =
      List.of(
          FieldPath.of("requestParameters.userId"),
          FieldPath.of("requestParameters.memberId.userId"),
          FieldPath.of("requestParameters.memberId"));

  /// Calls whose user may be left out: then they are for the caller.
  ///
  /// @see <a
  ///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html">UserName
  ///   of CreateAccessKey</a>
  private static final Set<String> FOR_CALLER =
      Set.of(
          "ChangePassword",
          "CreateAccessKey",
          "CreateLoginProfile",
          "DeactivateMFADevice",
          "DeleteAccessKey",
          "DeleteLoginProfile",
          "DeleteServiceSpecificCredential",
          "DeleteSigningCertificate",
          "EnableMFADevice",
          "GetLoginProfile",
          "GetMFADevice",
          "GetUser",
          "ListAccessKeys",
          "ListMFADevices",
          "ListServiceSpecificCredentials",
          "ListSigningCertificates",
          "ListSSHPublicKeys",
          "ResetServiceSpecificCredential",
          "ResyncMFADevice",
          "UpdateAccessKey",
          "UpdateLoginProfile",
          "UpdateServiceSpecificCredential",
          "UpdateSigningCertificate",
          "UploadSigningCertificate");

  private Actor() {}

  /// Whether an AWS service acted, on its own or for somebody.
  static boolean isService(IdentityEvent event) {
    Utf8 invokedBy = event.utf8(Column.INVOKED_BY);
    return (invokedBy != null && !invokedBy.equals(CONSOLE))
        || event.is(Column.IDENTITY_TYPE, AWS_SERVICE)
        || isServiceRole(event);
  }

  private static boolean isServiceRole(IdentityEvent event) {
    Utf8 issuer = event.utf8(Column.SESSION_ISSUER_ARN);
    if (issuer != null) {
      return issuer.indexOf(SERVICE_ROLE, 0) >= 0;
    }
    Utf8 arn = event.utf8(Column.PRINCIPAL_ARN);
    int role = arn == null ? -1 : arn.indexOf('/', 0) + 1;
    return arn != null
        && role > 0
        && arn.part(0, role - 1).endsWith(ASSUMED_ROLE_ARN)
        && arn.part(role, arn.length()).startsWith(SERVICE_ROLE_NAME);
  }

  /// Whether the caller did it to itself or to its own role; empty where the event has no user or
  /// role that it was done to, or does not say which.
  static Optional<Boolean> isTarget(RecordView record) {
    IdentityEvent event = record.event();
    if (event.is(Column.EVENT_SOURCE, IAM)) {
      return isTargetInIam(record, event);
    }
    if (event.is(Column.EVENT_SOURCE, STS)) {
      return event.text(Column.ROLE_ARN).map(role -> isRole(role, event));
    }
    return event.is(Column.EVENT_TYPE, IDENTITY_CENTER)
        ? isTargetInIdentityCenter(record, event)
        : Optional.empty();
  }

  private static Optional<Boolean> isTargetInIam(RecordView record, IdentityEvent event) {
    Optional<String> user = event.text(Column.TARGET_USER_NAME);
    if (user.isPresent()) {
      return user.map(name -> isUser(name, event));
    }
    Optional<String> role = event.text(Column.ROLE_NAME);
    if (role.isPresent()) {
      return role.map(name -> isSessionOf(name, event));
    }
    boolean forCaller =
        event.text(Column.EVENT_NAME).filter(FOR_CALLER::contains).isPresent()
            && saysNoUser(record, event);
    return forCaller ? Optional.of(true) : Optional.empty();
  }

  /// A failed call without any parameters may have had a user.
  private static boolean saysNoUser(RecordView record, IdentityEvent event) {
    return (event.is(Column.OUTCOME, SUCCESS) || event.has(Column.REQUEST_PARAMETERS))
        && record.values(USER_NAME).stream().allMatch(FieldValue::isNull);
  }

  private static boolean isUser(String name, IdentityEvent event) {
    if (event.is(Column.IDENTITY_TYPE, ROOT)) {
      return name.equals(MFA_OF_ROOT);
    }
    return event.is(Column.IDENTITY_TYPE, IAM_USER)
        && isOwnAccount(event)
        && event.text(Column.USER_NAME).filter(name::equalsIgnoreCase).isPresent();
  }

  private static boolean isSessionOf(String role, IdentityEvent event) {
    return event.is(Column.IDENTITY_TYPE, ASSUMED_ROLE)
        && isOwnAccount(event)
        && event.text(Column.USER_NAME).filter(role::equalsIgnoreCase).isPresent();
  }

  private static boolean isRole(String arn, IdentityEvent event) {
    return event.text(Column.SESSION_ISSUER_ARN).filter(arn::equals).isPresent();
  }

  private static boolean isOwnAccount(IdentityEvent event) {
    Optional<String> account = event.text(Column.ACCOUNT_ID);
    Optional<String> own = event.text(Column.IDENTITY_ACCOUNT_ID);
    return account.isEmpty() || own.isEmpty() || account.equals(own);
  }

  private static Optional<Boolean> isTargetInIdentityCenter(
      RecordView record, IdentityEvent event) {
    Optional<String> caller = event.text(Column.IDENTITY_CENTER_USER_ID);
    List<String> targets =
        Stream.concat(
                event.text(Column.TARGET_PRINCIPAL_ID).stream(),
                USER_IDS.stream()
                    .flatMap(path -> record.values(path).stream())
                    .filter(value -> value.kind() == FieldValue.Kind.STRING)
                    .map(FieldValue::text))
            .toList();
    return targets.isEmpty()
        ? Optional.empty()
        : Optional.of(caller.filter(targets::contains).isPresent());
  }
}
