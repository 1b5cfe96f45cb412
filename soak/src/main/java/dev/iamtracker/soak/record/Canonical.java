package dev.iamtracker.soak.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads records with a library that the program's parser has nothing in common with, and gives
/// each a digest that is the same whatever the order of its fields, its white space and its
/// escapes.
public final class Canonical {
  /// Fields whose value the program takes out.
  private static final Set<String> SECRETS =
      Set.of(
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

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int DIGEST_BYTES = 16;

  private Canonical() {}

  /// Reads every record of a delivery file, of an array, or of objects that stand one after
  /// another.
  ///
  /// @param seen takes the id and the digest of each
  public static void read(InputStream json, BiConsumer<String, String> seen) throws IOException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      int depth = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_OBJECT -> {
            if (depth == 0 && startsDelivery(parser)) {
              depth++;
            } else {
              record(parser, depth, seen);
            }
          }
          case START_ARRAY -> depth++;
          case END_ARRAY, END_OBJECT -> depth--;
          default -> {}
        }
      }
    }
  }

  private static boolean startsDelivery(JsonParser parser) {
    return parser.nextToken() == JsonToken.PROPERTY_NAME && parser.currentName().equals("Records");
  }

  /// A record whose first field may have been read already: that of a delivery is found by it.
  private static void record(JsonParser parser, int depth, BiConsumer<String, String> seen) {
    var fields = new TreeMap<String, String>();
    if (depth > 0) {
      parser.nextToken();
    }
    var id = new String[1];
    for (; parser.currentToken() != JsonToken.END_OBJECT; parser.nextToken()) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("eventID")) {
        id[0] = parser.getString();
      }
      fields.put(name, secretOr(name, value, parser));
    }
    if (id[0] == null) {
      throw new IllegalArgumentException("a record without eventID");
    }
    seen.accept(id[0], digest(object(fields)));
  }

  private static String secretOr(String name, JsonToken token, JsonParser parser) {
    String value = value(token, parser);
    boolean secret =
        token != JsonToken.VALUE_NULL && SECRETS.contains(name.toLowerCase(Locale.ROOT));
    return secret ? quoted("(redacted)") : value;
  }

  private static String value(JsonToken token, JsonParser parser) {
    return switch (token) {
      case START_OBJECT -> {
        var fields = new TreeMap<String, String>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          fields.put(name, secretOr(name, parser.nextToken(), parser));
        }
        yield object(fields);
      }
      case START_ARRAY -> {
        var items = new StringBuilder("[");
        for (JsonToken item = parser.nextToken();
            item != JsonToken.END_ARRAY;
            item = parser.nextToken()) {
          items.append(value(item, parser)).append(',');
        }
        yield items.append(']').toString();
      }
      case VALUE_STRING -> quoted(parser.getString());
      default -> parser.getString();
    };
  }

  private static String object(Map<String, String> fields) {
    var object = new StringBuilder("{");
    fields.forEach((name, value) -> object.append(quoted(name)).append(value).append(','));
    return object.append('}').toString();
  }

  /// The length tells where a text ends, whatever it holds.
  private static String quoted(String text) {
    return text.length() + "\"" + text;
  }

  private static String digest(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
