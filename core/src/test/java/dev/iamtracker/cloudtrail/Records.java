package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.cloudtrail.RecordSplitter.Found;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Short ways to parse and split for tests.
final class Records {
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private Records() {}

  static RecordParser parser() {
    return new RecordParser(
        source -> true,
        source ->
            source.toString().equals("signin.amazonaws.com") ? Utf8.of("signin") : Utf8.of("iam"),
        NOW);
  }

  static ParsedRecord parse(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    return parser().parse(bytes, 0, bytes.length);
  }

  static IdentityEvent event(String json) {
    return switch (parse(json)) {
      case ParsedRecord.Event(IdentityEvent event, var warnings) -> event;
      case ParsedRecord other -> throw new AssertionError("no event: " + other);
    };
  }

  static List<String> warnings(String json) {
    return parse(json) instanceof ParsedRecord.Event(var event, var warnings)
        ? warnings
        : List.of();
  }

  static JsonTree tree(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    return JsonTree.parse(bytes, 0, bytes.length).sorted();
  }

  /// The pieces of an input: a record as it is, anything else as `!` and the reason.
  static List<String> split(byte[] input) {
    return split(new RecordSplitter(new ByteArrayInputStream(input)));
  }

  static List<String> split(String input) {
    return split(input.getBytes(UTF_8));
  }

  static List<String> split(RecordSplitter splitter) {
    var pieces = new ArrayList<String>();
    try {
      for (Found found = splitter.next(); found != Found.END; found = splitter.next()) {
        pieces.add(
            found == Found.RECORD
                ? new String(
                    splitter.buffer(), splitter.start(), splitter.end() - splitter.start(), UTF_8)
                : "!" + splitter.reason());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return pieces;
  }
}
