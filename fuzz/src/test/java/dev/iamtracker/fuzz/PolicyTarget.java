package dev.iamtracker.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.cloudtrail.JsonTree.Node;
import dev.iamtracker.policy.Grants;
import dev.iamtracker.policy.PolicyDocument;
import dev.iamtracker.policy.TrustPolicy;
import java.util.LinkedHashMap;
import java.util.Set;

/// The text of a policy: read without an exception, the same when it is URL-encoded, and granting
/// nothing once everything is denied.
final class PolicyTarget implements FuzzTarget {
  private static final JsonTree DENIED =
      JsonTree.read("{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Principal\":\"*\"}")
          .orElseThrow();

  @Override
  public void run(byte[] input) {
    String text = Json.decoded(input);
    String verdict = verdict(text);

    if (JsonTree.read(text).orElse(null) instanceof Node document) {
      String encoded = encoded(text);
      check(verdict, verdict(encoded), encoded);
      check(verdict, verdict(encoded(encoded)), text);
      checkDenied(document);
    }
  }

  private static void checkDenied(Node document) {
    var fields = new LinkedHashMap<>(document.fields());
    fields.put("sTATEMENT", DENIED);
    String denied = new String(new Node(fields).toBytes(), UTF_8);

    PolicyDocument policy = PolicyDocument.parse(denied).orElseThrow();
    TrustPolicy trust = TrustPolicy.parse(denied).orElseThrow();

    if (policy.grants() != Grants.NONE
        || policy.starResource()
        || trust.hasWildcard()
        || trust.isMissingSubject()
        || !trust.externalAccounts(Set.of()).isEmpty()) {
      throw new AssertionError("something is left of " + denied);
    }
  }

  private static void check(String expected, String found, String text) {
    if (!expected.equals(found)) {
      throw new AssertionError(expected + " became " + found + ": " + text);
    }
  }

  private static String verdict(String text) {
    return PolicyDocument.parse(text).map(PolicyTarget::verdict).orElse("unreadable")
        + TrustPolicy.parse(text).map(PolicyTarget::verdict).orElse("unreadable");
  }

  private static String verdict(PolicyDocument policy) {
    if (policy.grantsAdmin() && policy.grantsFully().isEmpty()) {
      throw new AssertionError("an administrator without a service");
    }
    return policy.grants().text()
        + policy.grantsFully()
        + policy.starResource()
        + policy.isConditional();
  }

  private static String verdict(TrustPolicy trust) {
    return trust.externalAccounts(Set.of("111122223333"))
        + " "
        + trust.hasWildcard()
        + trust.isMissingSubject();
  }

  private static String encoded(String text) {
    var encoded = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      encoded.append("%%%02X".formatted(b & 0xff));
    }
    return encoded.toString();
  }
}
