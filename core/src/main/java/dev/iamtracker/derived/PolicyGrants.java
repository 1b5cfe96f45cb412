package dev.iamtracker.derived;

import dev.iamtracker.cloudtrail.RecordView;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.Utf8;
import dev.iamtracker.policy.Grants;
import dev.iamtracker.policy.PolicyDocument;
import java.util.Optional;

/// The column `policy_grants`: what the policy that an event hands over grants.
public final class PolicyGrants {
  private static final Utf8 SUCCESS = Utf8.of("success");

  private PolicyGrants() {}

  /// `admin`, `service-wide`, `none` or `unknown` for the event that is looked at; empty when it
  /// hands over no policy. Looks no further than the event name where that says enough.
  public static Optional<String> of(RecordView record) {
    PolicyRequest request = PolicyRequest.of(record);
    return request == null
        ? Optional.empty()
        : of(request, record).map(GrantedPolicy::grants).map(Grants::text);
  }

  /// The policy that a call hands over; empty for a trust policy, and for a failed call that does
  /// not say. CloudTrail leaves request parameters out when they are larger than 100 KB, so a call
  /// that worked did have a policy.
  static Optional<GrantedPolicy> of(PolicyRequest request, RecordView record) {
    if (request.content() == PolicyRequest.Content.TRUST) {
      return Optional.empty();
    }
    String text = request.text(record).orElse(null);
    if (text == null) {
      return record.event().is(Column.OUTCOME, SUCCESS)
          ? Optional.of(GrantedPolicy.Unseen.UNSEEN)
          : Optional.empty();
    }
    return Optional.of(
        switch (request.content()) {
          case DOCUMENT ->
              PolicyDocument.parse(text)
                  .<GrantedPolicy>map(GrantedPolicy.Read::new)
                  .orElse(GrantedPolicy.Unseen.UNSEEN);
          case ARN -> new GrantedPolicy.Named(text);
          case CUSTOMER, TRUST -> GrantedPolicy.Unseen.UNSEEN;
        });
  }
}
