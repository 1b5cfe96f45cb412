package dev.iamtracker.fuzz;

import dev.iamtracker.cloudtrail.RecordRebuilder;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.fuzz.Json.Fields;
import dev.iamtracker.fuzz.Json.Items;
import dev.iamtracker.fuzz.Json.Other;
import dev.iamtracker.fuzz.Json.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A value that is put where secrets are and must not be anywhere afterwards.
final class Planted {
  static final String SECRET = "S3CR3T";

  /// The fields whose values are secrets, in lower case.
  static final List<String> NAMES =
      List.of(
          "sessiontoken",
          "secretaccesskey",
          "password",
          "oldpassword",
          "newpassword",
          "accesstoken",
          "refreshtoken",
          "idtoken",
          "clientsecret",
          "devicecode",
          "code",
          "privatekey",
          "assertion",
          "samlassertion");

  private static final int DEEPEST = 100;

  private Planted() {}

  static boolean isSecret(String name) {
    return NAMES.contains(name.toLowerCase(Locale.ROOT));
  }

  /// Whether the secret occurs in a text, and only as the value of secret fields, also of JSON
  /// inside its strings.
  static boolean onlyAsSecret(String text, Json read) {
    int occurrences = occurrences(text);
    return occurrences > 0 && occurrences == protectedOccurrences(read);
  }

  private static int occurrences(String text) {
    int count = 0;
    for (int i = text.indexOf(SECRET); i >= 0; i = text.indexOf(SECRET, i + 1)) {
      count++;
    }
    return count;
  }

  private static int protectedOccurrences(Json json) {
    return switch (json) {
      case Other _ -> 0;
      case Text(var text) ->
          text.contains(SECRET)
              ? Json.parse(text, DEEPEST)
                  .filter(inner -> inner instanceof Fields || inner instanceof Items)
                  .map(Planted::protectedOccurrences)
                  .orElse(0)
              : 0;
      case Items(var items) -> items.stream().mapToInt(Planted::protectedOccurrences).sum();
      case Fields(var fields, _) ->
          fields.entrySet().stream()
              .mapToInt(
                  field ->
                      isSecret(field.getKey())
                          ? allOccurrences(field.getValue())
                          : protectedOccurrences(field.getValue()))
              .sum();
    };
  }

  private static int allOccurrences(Json json) {
    return switch (json) {
      case Other _ -> 0;
      case Text(var text) -> occurrences(text);
      case Items(var items) -> items.stream().mapToInt(Planted::allOccurrences).sum();
      case Fields(var fields, _) ->
          fields.entrySet().stream()
              .mapToInt(field -> occurrences(field.getKey()) + allOccurrences(field.getValue()))
              .sum();
    };
  }

  /// Fails when the secret is in any column of an event, or in the record made of them.
  static void checkGone(IdentityEvent event) {
    for (Column column : Column.stored()) {
      String text = String.valueOf(event.utf8(column));
      if (text.contains(SECRET)) {
        throw new AssertionError("a secret is left in " + column.sqlName() + ": " + text);
      }
    }
    checkGone(RecordRebuilder.rebuild(event));
  }

  /// Fails when the secret is in a text.
  static void checkGone(String text) {
    if (text.contains(SECRET)) {
      throw new AssertionError("a secret is left: " + text);
    }
  }

  /// Whether a rebuilt record is the original with its secrets taken out.
  static boolean same(Json original, Json rebuilt) {
    return switch (original) {
      case Other(var spelled) -> rebuilt.equals(new Other(spelled));
      case Text(var text) ->
          rebuilt instanceof Text(var other)
              && (text.equals(other) || (other.contains("(redacted)") && mayHoldSecret(text)));
      case Items(var items) -> rebuilt instanceof Items(var others) && sameItems(items, others);
      case Fields(var fields, _) ->
          rebuilt instanceof Fields(var others, _) && sameFields(fields, others);
    };
  }

  private static boolean sameItems(List<Json> items, List<Json> others) {
    if (items.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < items.size(); i++) {
      if (!same(items.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameFields(Map<String, Json> fields, Map<String, Json> others) {
    return fields.keySet().equals(others.keySet())
        && fields.entrySet().stream()
            .allMatch(
                field -> {
                  Json other = others.get(field.getKey());
                  boolean secret =
                      isSecret(field.getKey()) && !field.getValue().equals(new Other("null"));
                  return secret
                      ? new Text("(redacted)").equals(other)
                      : other != null && same(field.getValue(), other);
                });
  }

  private static boolean mayHoldSecret(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("u00") || NAMES.stream().anyMatch(lower::contains);
  }
}
