package dev.iamtracker.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.cloudtrail.ParsedRecord;
import dev.iamtracker.cloudtrail.RecordParser;
import dev.iamtracker.cloudtrail.RecordText;
import dev.iamtracker.filter.EventSources;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// A secret in a policy, a message or any other text of a record: in JSON, in JSON kept as text, in
/// URL-encoded text, one in the other, whole or cut off, with anything around it.
///
/// It is nowhere in the event made of the record, nor in what the quarantine keeps of a broken one.
final class SecretTarget implements FuzzTarget {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final int MOST_WRAPPINGS = 4;
  private static final List<String> FIELDS =
      List.of(
          "requestParameters",
          "responseElements",
          "errorMessage",
          "userAgent",
          "additionalEventData",
          "userName",
          "unknown",
          "sessionContext",
          "serviceEventDetails");

  /// Stand before and behind what must keep its place when a text is wrapped.
  private static final char FIRST = '\ue000';

  private static final char LAST = '\ue001';

  @Override
  public void run(byte[] input) {
    var choices = new Choices(input);
    String json = object(choices);
    for (int i = choices.below(MOST_WRAPPINGS + 1); i > 0; i--) {
      json = wrapped(json, choices);
    }
    String record = record(json, choices);

    String whole = unmarked(record);
    if (parse(whole) instanceof ParsedRecord.Event(var event, _)) {
      Planted.checkGone(event);
    } else {
      throw new AssertionError("no event: " + whole);
    }
    checkBroken(whole);
    checkBroken(broken(record, choices));
  }

  private static ParsedRecord parse(String record) {
    byte[] json = record.getBytes(UTF_8);
    byte[] compact = RecordText.compact(json, 0, json.length);
    return new RecordParser(_ -> true, EventSources::typeOf, NOW).parse(compact, 0, compact.length);
  }

  private static void checkBroken(String text) {
    String left = RecordText.withoutSecrets(text.getBytes(UTF_8));
    if (left.contains(Planted.SECRET)) {
      throw new AssertionError(text + "\nis kept as\n" + left);
    }
  }

  /// An object with a secret field, which is marked.
  private static String object(Choices choices) {
    return "{"
        + (choices.yes() ? "\"Version\":\"2012-10-17\"," : "")
        + (choices.yes()
            ? Json.quoted(innocent(choices.text()))
                + ":"
                + Json.quoted(innocent(choices.text()))
                + ","
            : "")
        + FIRST
        + "\""
        + name(choices)
        + "\""
        + choices.of(List.of("", " ", "\n  "))
        + ":"
        + choices.of(List.of("", " ", "\n  "))
        + value(choices, 2)
        + LAST
        + (choices.yes() ? ",\"Effect\":" + Json.quoted(innocent(choices.text())) : "")
        + "}";
  }

  private static String name(Choices choices) {
    String name = choices.of(Planted.NAMES);
    int at = choices.below(name.length());
    String letter = name.substring(at, at + 1);
    return name.substring(0, at)
        + switch (choices.below(4)) {
          case 0 -> letter;
          case 1 -> letter.toUpperCase(Locale.ROOT);
          case 2 -> "\\u%04x".formatted((int) letter.charAt(0));
          default -> "\\u%04X".formatted((int) letter.charAt(0));
        }
        + name.substring(at + 1);
  }

  private static String value(Choices choices, int depth) {
    return switch (choices.below(depth == 0 ? 2 : 4)) {
      case 0 -> Json.quoted(Planted.SECRET);
      case 1 -> Json.quoted(free(choices.text()) + Planted.SECRET + free(choices.text()));
      case 2 ->
          "[1," + value(choices, depth - 1) + "," + Json.quoted(innocent(choices.text())) + "]";
      default ->
          "{" + Json.quoted(innocent(choices.text())) + ":" + value(choices, depth - 1) + "}";
    };
  }

  private static String wrapped(String json, Choices choices) {
    return switch (choices.below(5)) {
      case 0 -> "{\"PolicyDocument\":" + Json.quoted(json) + "}";
      case 1 -> "{\"policyDocument\":\"" + urlEncoded(json) + "\"}";
      case 2 -> "[0," + json + "]";
      case 3 -> "{" + Json.quoted(innocent(choices.text())) + ":" + json + ",\"b\":null}";
      default -> "{\"Statement\":" + Json.quoted(json + choices.of(List.of("", " ", "\n"))) + "}";
    };
  }

  private static String urlEncoded(String json) {
    var encoded = new StringBuilder();
    for (byte b : json.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = Character.isLetterOrDigit(c) && c < 0x7f;
      encoded.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return encoded
        .toString()
        .replace("%EE%80%80", String.valueOf(FIRST))
        .replace("%EE%80%81", String.valueOf(LAST));
  }

  private static String record(String json, Choices choices) {
    String field = choices.of(FIELDS);
    boolean text = choices.yes();
    String value = text ? Json.quoted(json) : json;
    return "{\"eventVersion\":\"1.08\","
        + (field.equals("userName")
            ? "\"userIdentity\":{\"type\":\"IAMUser\",\"userName\":" + value + "},"
            : "\"userIdentity\":{\"type\":\"Root\"},")
        + "\"eventTime\":\"2026-11-21T10:00:00Z\",\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"PutRolePolicy\""
        + (field.equals("userName") ? "" : ",\"" + field + "\":" + value)
        + "}";
  }

  private static String unmarked(String text) {
    return text.replace(String.valueOf(FIRST), "").replace(String.valueOf(LAST), "");
  }

  /// The record with other text before and behind its secret field, or cut off in it.
  private static String broken(String record, Choices choices) {
    int first = record.indexOf(FIRST);
    int last = record.lastIndexOf(LAST);
    String before = record.substring(0, first);
    String behind = record.substring(last + 1);
    String field = unmarked(record.substring(first, last + 1));
    String garbage = innocent(choices.text());
    return switch (choices.below(4)) {
      case 0 -> unmarked(before + garbage) + field + unmarked(behind);
      case 1 -> unmarked(before) + field + free(choices.text()) + unmarked(behind);
      case 2 -> unmarked(before.substring(choices.place(before.length()))) + field;
      default ->
          unmarked(before)
              + field.substring(0, choices.place(field.length()))
              + choices.of(List.of("", "\"", "}"));
    };
  }

  /// Text that names no secret itself: what follows could be read as its value.
  private static String innocent(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return Planted.NAMES.stream().anyMatch(lower::contains) || lower.contains("u00")
        ? ""
        : free(text);
  }

  /// Text without what this class looks for itself.
  private static String free(String text) {
    return unmarked(text.replace(Planted.SECRET, ""));
  }
}
