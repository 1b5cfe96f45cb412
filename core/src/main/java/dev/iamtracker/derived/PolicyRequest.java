package dev.iamtracker.derived;

import dev.iamtracker.cloudtrail.FieldPath;
import dev.iamtracker.cloudtrail.FieldValue;
import dev.iamtracker.cloudtrail.FieldValue.Kind;
import dev.iamtracker.cloudtrail.RecordView;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.Utf8;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An API call that hands over a policy, and where the policy is in its record.
///
/// Calls that take policies away, boundaries and session policies are none: they narrow. Nor are
/// the policies of AWS Organizations, which grant nothing.
///
/// @param source eventSource
/// @param action eventName
/// @param content what is handed over
/// @param place where it is
record PolicyRequest(Utf8 source, Utf8 action, Content content, FieldPath place) {
  /// What is handed over.
  enum Content {
    /// A document that grants.
    DOCUMENT,
    /// The ARN of a policy that grants.
    ARN,
    /// The name of a policy of the customer.
    CUSTOMER,
    /// A document that says who may assume a role.
    TRUST
  }

  private static final String IAM = "iam.amazonaws.com";
  private static final String IDENTITY_CENTER = "sso.amazonaws.com";
  private static final Map<Utf8, PolicyRequest> BY_ACTION = byAction();

  private static Map<Utf8, PolicyRequest> byAction() {
    var all = new HashMap<Utf8, PolicyRequest>();
    for (String action :
        List.of(
            "PutUserPolicy",
            "PutRolePolicy",
            "PutGroupPolicy",
            "CreatePolicy",
            "CreatePolicyVersion")) {
      add(all, IAM, action, Content.DOCUMENT, "policyDocument");
    }
    for (String action : List.of("AttachUserPolicy", "AttachRolePolicy", "AttachGroupPolicy")) {
      add(all, IAM, action, Content.ARN, "policyArn");
    }
    add(all, IAM, "SetDefaultPolicyVersion", Content.ARN, "policyArn");
    add(all, IAM, "CreateRole", Content.TRUST, "assumeRolePolicyDocument");
    add(all, IAM, "UpdateAssumeRolePolicy", Content.TRUST, "policyDocument");
    add(all, IDENTITY_CENTER, "PutInlinePolicyToPermissionSet", Content.DOCUMENT, "inlinePolicy");
    add(all, IDENTITY_CENTER, "PutPermissionsPolicy", Content.DOCUMENT, "permissionsPolicy");
    add(
        all,
        IDENTITY_CENTER,
        "AttachManagedPolicyToPermissionSet",
        Content.ARN,
        "managedPolicyArn");
    add(
        all,
        IDENTITY_CENTER,
        "AttachCustomerManagedPolicyReferenceToPermissionSet",
        Content.CUSTOMER,
        "customerManagedPolicyReference.name");
    return all;
  }

  private static void add(
      Map<Utf8, PolicyRequest> all, String source, String action, Content content, String place) {
    var request =
        new PolicyRequest(
            Utf8.of(source), Utf8.of(action), content, FieldPath.of("requestParameters." + place));
    all.put(request.action, request);
  }

  /// The call that an event records, null when it hands over no policy. Looks at the name first, so
  /// that it costs next to nothing for other events.
  static @Nullable PolicyRequest of(RecordView record) {
    Utf8 name = record.event().utf8(Column.EVENT_NAME);
    PolicyRequest request = name == null ? null : BY_ACTION.get(name);
    return request != null && record.event().is(Column.EVENT_SOURCE, request.source)
        ? request
        : null;
  }

  /// The document, as text or as an object, or the ARN; empty when the record lacks it.
  Optional<String> text(RecordView record) {
    return record.values(place).stream()
        .filter(value -> value.kind() == Kind.STRING || value.kind() == Kind.OBJECT)
        .map(FieldValue::text)
        .findFirst();
  }
}
