package dev.iamtracker.hunt;

import dev.iamtracker.cloudtrail.FieldPath;
import dev.iamtracker.cloudtrail.FieldValue;
import dev.iamtracker.cloudtrail.RecordView;
import dev.iamtracker.derived.IdentityFields;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What an event was done to, in words.
final class Target {
  private static final Utf8 IAM = Utf8.of("iam.amazonaws.com");
  private static final Utf8 ROOT = Utf8.of("Root");
  private static final String ON_RESOURCE = "on resource: ";

  /// What an action was done to, the most telling first.
  private static final List<Function<Place, Optional<String>>> NAMES =
      List.of(
          column(Column.TARGET_USER_NAME, "user "),
          column(Column.GROUP_NAME, "group "),
          column(Column.ROLE_NAME, "role "),
          Target::actor,
          column(Column.PERMISSION_SET_NAME, "permission set "),
          column(Column.PERMISSION_SET_ARN, "permission set "),
          column(Column.POLICY_NAME, "policy "),
          column(Column.POLICY_ARN, "policy "),
          parameter("policyId", "policy "),
          column(Column.APPLICATION_ID, "application "),
          column(Column.TARGET_PRINCIPAL_ID, "principal "),
          column(Column.TARGET_ACCESS_KEY_ID, "access key "),
          column(Column.TARGET_ACCOUNT_ID, "account "),
          parameter("instanceProfileName", "instance profile "),
          parameter("sAMLProviderArn", "provider "),
          parameter("openIDConnectProviderArn", "provider "),
          parameter("url", "provider "),
          parameter("trailName", "trail "),
          parameter("analyzerName", "analyzer "),
          parameter("tableName", "table "),
          parameter("bucketName", "bucket "),
          parameter("topicArn", "topic "),
          parameter("functionName", "function "),
          parameter("memberId.userId", "user "),
          parameter("userId", "user "),
          parameter("groupId", "group "),
          parameter("name", "resource "),
          parameter("directoryId", "directory "),
          parameter("instanceArn", "instance "),
          parameter("identityStoreId", "identity store "),
          Target::resource);

  private Target() {}

  /// @param parameters names of what the request holds
  private record Place(
      RecordView record, IdentityFields derived, Supplier<Set<String>> parameters) {}

  /// The user, role, policy … that a request or its refusal names, else the account it was made in.
  static String of(RecordView record, IdentityFields derived) {
    var parameters = new ArrayList<Set<String>>(1);
    var place =
        new Place(
            record,
            derived,
            () -> {
              if (parameters.isEmpty()) {
                parameters.add(record.names(Column.REQUEST_PARAMETERS));
              }
              return parameters.getFirst();
            });
    for (Function<Place, Optional<String>> name : NAMES) {
      Optional<String> found = name.apply(place);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return account(record.event());
  }

  /// The account, for want of anything that is named.
  static String account(IdentityEvent event) {
    return event.text(Column.ACCOUNT_ID).map(id -> "account " + id).orElse("an unknown account");
  }

  private static Function<Place, Optional<String>> column(Column column, String kind) {
    return place -> place.record().event().text(column).map(name -> kind + name);
  }

  private static Function<Place, Optional<String>> parameter(String name, String kind) {
    FieldPath path = FieldPath.of("requestParameters." + name);
    String first = path.names().get(1);
    return place ->
        place.parameters().get().contains(first)
            ? place.record().values(path).stream()
                .filter(value -> value.kind() == FieldValue.Kind.STRING && !value.text().isEmpty())
                .findFirst()
                .map(value -> kind + value.text())
            : Optional.empty();
  }

  /// Calls of IAM that name no user are about the caller.
  private static Optional<String> actor(Place place) {
    IdentityEvent event = place.record().event();
    if (!event.is(Column.EVENT_SOURCE, IAM)
        || !place
            .derived()
            .values("iat.actor.is_target", place.record())
            .equals(List.of(FieldValue.TRUE))) {
      return Optional.empty();
    }
    return event.is(Column.IDENTITY_TYPE, ROOT)
        ? Optional.of("root")
        : event.text(Column.USER_NAME).map(name -> "user " + name);
  }

  /// Calls that were denied have no parameters, but IAM says for what.
  private static Optional<String> resource(Place place) {
    String message = place.record().event().text(Column.ERROR_MESSAGE).orElse("");
    int start = message.indexOf(ON_RESOURCE);
    return start < 0
        ? Optional.empty()
        : Stream.of(message.substring(start + ON_RESOURCE.length()).split(" ", 2))
            .limit(1)
            .filter(resource -> resource.startsWith("arn:"))
            .map(resource -> "resource " + resource)
            .findFirst();
  }
}
