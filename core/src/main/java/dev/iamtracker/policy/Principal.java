package dev.iamtracker.policy;

import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.cloudtrail.JsonTree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody whom a statement names.
///
/// @param kind `aws`, `service`, `federated`, `canonicaluser`, or `*` for a bare star
record Principal(String kind, String value) {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern ARN_OF_ACCOUNT =
      Pattern.compile("arn:[^:]*:[^:]*:[^:]*:(\\d{12}):.*", Pattern.DOTALL);
  private static final Pattern ARN_OF_ANY_ACCOUNT =
      Pattern.compile("arn:[^:]*:(?:iam|sts):[^:]*:[^:]*[*?][^:]*:.*", Pattern.DOTALL);

  static List<Principal> of(Node statement, String name) {
    var found = new ArrayList<Principal>();
    for (JsonTree value : Elements.of(statement, name)) {
      if (value instanceof Node(var kinds)) {
        kinds.forEach(
            (kind, values) ->
                Elements.texts(values)
                    .forEach(
                        text -> found.add(new Principal(kind.toLowerCase(Locale.ROOT), text))));
      } else {
        Elements.texts(value).forEach(text -> found.add(new Principal("*", text)));
      }
    }
    return found;
  }

  /// Whether it is everybody: `*`, `{"AWS":"*"}`, or an ARN of any account.
  boolean isEverybody() {
    String trimmed = value.strip();
    return namesAccounts()
        && (Glob.isOpen(trimmed) || ARN_OF_ANY_ACCOUNT.matcher(trimmed).matches());
  }

  private boolean namesAccounts() {
    return kind.equals("aws") || kind.equals("*");
  }

  /// The account of a 12-digit id or an ARN; empty for services, ids of deleted principals and
  /// anything else.
  Optional<String> account() {
    return namesAccounts() || kind.equals("federated")
        ? accountIn(value.strip())
        : Optional.empty();
  }

  /// The account in an ARN, or the text when it is an account id.
  static Optional<String> accountIn(String text) {
    if (ACCOUNT.matcher(text).matches()) {
      return Optional.of(text);
    }
    Matcher arn = ARN_OF_ACCOUNT.matcher(text);
    return arn.matches() ? Optional.of(arn.group(1)) : Optional.empty();
  }

  /// Whether it is an identity provider that speaks OpenID Connect, or any provider.
  boolean isOidcProvider() {
    if (!kind.equals("federated")) {
      return false;
    }
    String lower = value.strip().toLowerCase(Locale.ROOT);
    return lower.contains(":oidc-provider/")
        || WebIdentity.isWellKnown(lower)
        || Glob.isOpen(lower);
  }
}
