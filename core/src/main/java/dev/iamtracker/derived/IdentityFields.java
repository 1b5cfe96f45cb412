package dev.iamtracker.derived;

import dev.iamtracker.cloudtrail.FieldValue;
import dev.iamtracker.cloudtrail.RecordView;
import dev.iamtracker.config.OffHours;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import dev.iamtracker.policy.Grants;
import dev.iamtracker.policy.PolicyDocument;
import dev.iamtracker.policy.TrustPolicy;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The values of the derived fields of a record. Nothing is worked out before it is asked for, and
/// a policy is read once for each event. One instance serves one thread.
///
/// A field that an event cannot have, such as that of a policy for a sign-in, has no value; nor has
/// one whose answer is not known.
public final class IdentityFields {
  /// What the names of derived fields begin with.
  public static final String PREFIX = "iat.";

  private static final Utf8 CONSOLE_LOGIN = Utf8.of("ConsoleLogin");
  private static final Utf8 ROOT = Utf8.of("Root");
  private static final Utf8 IAM_USER = Utf8.of("IAMUser");
  private static final Set<String> NAMES =
      Arrays.stream(Field.values()).map(Field::path).collect(Collectors.toUnmodifiableSet());

  private static final List<FieldValue> TRUE = List.of(FieldValue.TRUE);
  private static final List<FieldValue> FALSE = List.of(FieldValue.FALSE);

  private final OffHours offHours;
  private final Set<String> knownAccounts;
  private @Nullable IdentityEvent lookedAt;
  private @Nullable GrantedPolicy policy;
  private @Nullable TrustPolicy trust;

  /// @param knownAccounts 12-digit ids of accounts that are not external, whichever account an
  ///   event is of
  public IdentityFields(OffHours offHours, Set<String> knownAccounts) {
    this.offHours = offHours;
    this.knownAccounts = Set.copyOf(knownAccounts);
  }

  /// The names of all derived fields, each beginning with `iat.`.
  public Set<String> names() {
    return NAMES;
  }

  /// The columns that a field is worked out from; empty when it may need any.
  public static Optional<Set<Column>> columns(String name) {
    return Field.named(name)
        .flatMap(
            field ->
                switch (field) {
                  case OUTCOME -> Optional.of(Set.of(Column.OUTCOME));
                  case ACTOR_NAME -> Optional.of(Set.of(Column.USER_NAME));
                  case OFF_HOURS -> Optional.of(Set.of(Column.EVENT_TIME));
                  case ACTOR_IS_SERVICE ->
                      Optional.of(
                          Set.of(
                              Column.INVOKED_BY,
                              Column.IDENTITY_TYPE,
                              Column.SESSION_ISSUER_ARN,
                              Column.PRINCIPAL_ARN));
                  case MFA ->
                      Optional.of(
                          Set.of(
                              Column.MFA_AUTHENTICATED, Column.EVENT_NAME, Column.IDENTITY_TYPE));
                  default -> Optional.empty();
                });
  }

  /// Gives the values of a field for an event.
  @FunctionalInterface
  public interface Reader {
    List<FieldValue> values(RecordView record);
  }

  /// Looks a field up once for many events; it has no value for a name that there is not.
  public Reader reader(String name) {
    return Field.named(name)
        .<Reader>map(field -> record -> values(field, record))
        .orElse(_ -> List.of());
  }

  /// The values of a field for the event that is looked at; none for a name that there is not.
  public List<FieldValue> values(String name, RecordView record) {
    return Field.named(name).map(field -> values(field, record)).orElse(List.of());
  }

  private List<FieldValue> values(Field field, RecordView record) {
    IdentityEvent event = record.event();
    return switch (field) {
      case OUTCOME -> text(event.text(Column.OUTCOME));
      case ACTOR_NAME -> text(event.text(Column.USER_NAME));
      case ACTOR_IS_TARGET -> flag(Actor.isTarget(record));
      case ACTOR_IS_SERVICE -> flag(Actor.isService(event));
      case OFF_HOURS -> flag(offHours.covers(event.time()));
      case MFA -> List.of(FieldValue.string(mfa(event)));
      case POLICY_GRANTS_ADMIN ->
          flag(
              policy(record)
                  .map(GrantedPolicy::grants)
                  .filter(grants -> grants != Grants.UNKNOWN)
                  .map(grants -> grants == Grants.ADMIN));
      case POLICY_GRANTS ->
          policy(record).map(GrantedPolicy::services).map(IdentityFields::texts).orElse(List.of());
      case POLICY_STAR_RESOURCE ->
          flag(policy(record).flatMap(IdentityFields::document).map(PolicyDocument::starResource));
      case TRUST_WILDCARD -> flag(trust(record).map(TrustPolicy::hasWildcard));
      case TRUST_EXTERNAL_ACCOUNTS ->
          trust(record)
              .map(policy -> texts(policy.externalAccounts(known(event))))
              .orElse(List.of());
      case TRUST_MISSING_SUBJECT -> flag(trust(record).map(TrustPolicy::isMissingSubject));
    };
  }

  /// At sign-ins of others than users and root CloudTrail says No whatever their provider asked
  /// for.
  private static String mfa(IdentityEvent event) {
    boolean told =
        !event.is(Column.EVENT_NAME, CONSOLE_LOGIN)
            || event.is(Column.IDENTITY_TYPE, ROOT)
            || event.is(Column.IDENTITY_TYPE, IAM_USER);
    return event
        .flag(Column.MFA_AUTHENTICATED)
        .filter(_ -> told)
        .map(used -> used ? "yes" : "no")
        .orElse("absent");
  }

  private Set<String> known(IdentityEvent event) {
    var known = new HashSet<>(knownAccounts);
    event.text(Column.ACCOUNT_ID).ifPresent(known::add);
    return known;
  }

  private Optional<GrantedPolicy> policy(RecordView record) {
    read(record);
    return Optional.ofNullable(policy);
  }

  private Optional<TrustPolicy> trust(RecordView record) {
    read(record);
    return Optional.ofNullable(trust);
  }

  private void read(RecordView record) {
    IdentityEvent event = record.event();
    if (event == lookedAt) {
      return;
    }
    lookedAt = event;
    policy = null;
    trust = null;
    PolicyRequest request = PolicyRequest.of(record);
    if (request == null) {
      return;
    }
    if (request.content() == PolicyRequest.Content.TRUST) {
      trust = request.text(record).flatMap(TrustPolicy::parse).orElse(null);
    } else {
      policy = PolicyGrants.of(request, record).orElse(null);
    }
  }

  private static Optional<PolicyDocument> document(GrantedPolicy policy) {
    return policy instanceof GrantedPolicy.Read(PolicyDocument document)
        ? Optional.of(document)
        : Optional.empty();
  }

  private static List<FieldValue> text(Optional<String> value) {
    return value.map(FieldValue::string).map(List::of).orElse(List.of());
  }

  private static List<FieldValue> texts(Collection<String> values) {
    return values.stream().map(FieldValue::string).toList();
  }

  private static List<FieldValue> flag(Optional<Boolean> value) {
    return value.map(IdentityFields::flag).orElse(List.of());
  }

  private static List<FieldValue> flag(boolean value) {
    return value ? TRUE : FALSE;
  }
}
