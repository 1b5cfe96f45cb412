package dev.iamtracker.predecessor;

import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.cloudtrail.JsonTree.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who acted, as far as the Python version kept it: a name, perhaps a type and more, seldom all of
/// `userIdentity`.
final class OldIdentity {
  /// What it wrote where it did not know.
  private static final String UNKNOWN = "unknown";

  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("username", "userName"),
          Map.entry("usertype", "type"),
          Map.entry("identitytype", "type"),
          Map.entry("useridentitytype", "type"),
          Map.entry("userarn", "arn"),
          Map.entry("principalarn", "arn"),
          Map.entry("useridentityarn", "arn"),
          Map.entry("principalid", "principalId"),
          Map.entry("userid", "principalId"),
          Map.entry("useraccountid", "accountId"),
          Map.entry("identityaccountid", "accountId"),
          Map.entry("accesskeyid", "accessKeyId"),
          Map.entry("invokedby", "invokedBy"));

  private final Map<String, JsonTree> fields = new LinkedHashMap<>();
  private @Nullable Node whole;

  /// Takes an attribute, if it is about who acted.
  boolean takes(String plain, JsonTree value) {
    if (plain.equals("useridentity") && OldValue.unpacked(value) instanceof Node node) {
      whole = node;
      return true;
    }
    String field = FIELDS.get(plain);
    Optional<String> text = OldValue.text(value);
    if (field == null || text.isEmpty()) {
      return false;
    }
    return (field.equals("userName") && text.get().equalsIgnoreCase(UNKNOWN))
        || fields.putIfAbsent(field, JsonTree.string(text.get())) == null;
  }

  /// What is known of it, empty for nothing.
  Optional<Node> node() {
    if (whole != null) {
      return Optional.of(whole);
    }
    JsonTree type = fields.get("type");
    JsonTree name = fields.get("userName");
    boolean isRole = type != null && OldValue.text(type).filter("AssumedRole"::equals).isPresent();
    if (isRole && name != null) {
      var issuer = new LinkedHashMap<String, JsonTree>();
      issuer.put("type", JsonTree.string("Role"));
      issuer.put("userName", name);
      fields.remove("userName");
      fields.put("sessionContext", new Node(Map.of("sessionIssuer", new Node(issuer))));
    }
    return fields.isEmpty() ? Optional.empty() : Optional.of(new Node(fields));
  }
}
