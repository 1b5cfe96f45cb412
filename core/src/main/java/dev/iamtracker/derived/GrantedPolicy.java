package dev.iamtracker.derived;

import dev.iamtracker.policy.AwsManagedPolicy;
import dev.iamtracker.policy.Grants;
import dev.iamtracker.policy.PolicyDocument;
import java.util.Set;

/// A policy that an event hands over, as far as it is known.
sealed interface GrantedPolicy {
  /// A document that could be read.
  record Read(PolicyDocument document) implements GrantedPolicy {}

  /// A policy named by its ARN.
  record Named(String arn) implements GrantedPolicy {}

  /// A document that is not readable or left out of the record, or a customer's policy.
  enum Unseen implements GrantedPolicy {
    UNSEEN
  }

  default Grants grants() {
    return switch (this) {
      case Read(PolicyDocument document) -> document.grants();
      case Named(String arn) -> AwsManagedPolicy.grants(arn);
      case Unseen _ -> Grants.UNKNOWN;
    };
  }

  default Set<String> services() {
    return switch (this) {
      case Read(PolicyDocument document) -> document.grantsFully();
      case Named(String arn) -> AwsManagedPolicy.grantsFully(arn);
      case Unseen _ -> Set.of();
    };
  }
}
