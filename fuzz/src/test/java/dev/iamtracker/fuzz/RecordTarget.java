package dev.iamtracker.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.cloudtrail.ParsedRecord;
import dev.iamtracker.cloudtrail.ParsedRecord.Event;
import dev.iamtracker.cloudtrail.ParsedRecord.OtherSource;
import dev.iamtracker.cloudtrail.ParsedRecord.Unusable;
import dev.iamtracker.cloudtrail.RecordParser;
import dev.iamtracker.cloudtrail.RecordRebuilder;
import dev.iamtracker.cloudtrail.RecordText;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.ColumnType;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.filter.EventSources;
import dev.iamtracker.fuzz.Json.Fields;
import dev.iamtracker.fuzz.Json.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// One record: its bytes, however broken, against another JSON library.
///
/// What is JSON is parsed, and nothing else; columns and extra give the record back; no secret is
/// left; an envelope changes nothing; a parser keeps nothing of the records before.
final class RecordTarget implements FuzzTarget {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final int DEEPEST = 100;

  /// The other library takes some letters beyond ASCII for hexadecimal digits.
  private static final Pattern ODD_ESCAPE = Pattern.compile("\\\\u\\p{ASCII}{0,3}[^\\p{ASCII}]");

  private static final String NOT_JSON = "the record is not valid JSON";

  private final RecordParser used = parser();
  private final RecordParser choosy =
      new RecordParser(EventSources.identity(List.of())::keeps, EventSources::typeOf, NOW);

  private static RecordParser parser() {
    return new RecordParser(_ -> true, EventSources::typeOf, NOW);
  }

  @Override
  public void run(byte[] input) {
    byte[] repaired = RecordText.repairedUtf8(input, 0, input.length);
    String text = Json.decoded(repaired == null ? input : repaired);
    byte[] json = compact(text);
    if (json.length == 0 || json[0] != '{') {
      return;
    }
    Optional<Json> read = Json.parse(text, DEEPEST);

    ParsedRecord parsed = parser().parse(json, 0, json.length);

    checkVerdict(parsed, read, text);
    checkSame(parsed, used.parse(json, 0, json.length), "a parser that was used before");
    ParsedRecord chosen = choosy.parse(json, 0, json.length);
    if (!(chosen instanceof OtherSource)) {
      checkSame(parsed, chosen, "a parser of some sources");
    }
    if (parsed instanceof Event(var event, _) && read.isPresent()) {
      checkEvent(event, text, read.get());
    } else if (read.isPresent() && Planted.onlyAsSecret(text, read.get())) {
      Planted.checkGone(RecordText.withoutSecrets(RecordText.head(json, 0, json.length)));
    }
  }

  private static byte[] compact(String text) {
    byte[] spaced = text.getBytes(UTF_8);
    return RecordText.compact(spaced, 0, spaced.length);
  }

  private static void checkVerdict(ParsedRecord parsed, Optional<Json> read, String text) {
    boolean refused =
        parsed instanceof Unusable(var reason)
            && reason.startsWith(NOT_JSON)
            && !(read.isPresent() && text.contains("CloudTrailEvent"));
    // Half of a surrogate pair in a name is fine in RFC 8259, and not in the other library.
    boolean half = read.isEmpty() && text.toLowerCase(Locale.ROOT).contains("\\ud");
    if (refused == read.isPresent() && !half && !ODD_ESCAPE.matcher(text).find()) {
      throw new AssertionError(
          "another library says " + (refused ? "JSON: " : "no JSON: ") + text + " -> " + parsed);
    }
  }

  private static void checkEvent(IdentityEvent event, String text, Json read) {
    Json rebuilt = rebuilt(event);
    if (candidates(read).stream().noneMatch(record -> Planted.same(record, rebuilt))) {
      throw new AssertionError(text + "\nwas rebuilt as\n" + RecordRebuilder.rebuild(event));
    }
    if (Planted.onlyAsSecret(text, read)) {
      Planted.checkGone(event);
    }
    if (!read.repeats()) {
      checkWrapped(
          event, "{\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":" + text + "}");
      checkWrapped(event, "{\"EventId\":\"e\",\"CloudTrailEvent\":" + Json.quoted(text) + "}");
    }
  }

  private static Json rebuilt(IdentityEvent event) {
    return Json.parse(RecordRebuilder.rebuild(event), DEEPEST).orElseThrow();
  }

  /// The value itself and the records it may be an envelope of.
  private static List<Json> candidates(Json read) {
    var candidates = new ArrayList<Json>();
    candidates.add(read);
    for (int i = 0; i < candidates.size() && i < 4; i++) {
      if (candidates.get(i) instanceof Fields fields) {
        candidates.add(fields.get("detail"));
        if (fields.get("CloudTrailEvent") instanceof Text(var inner)) {
          // Half of a surrogate pair cannot be written down.
          String written = new String(inner.getBytes(UTF_8), UTF_8);
          Json.parse(written, DEEPEST).ifPresent(candidates::add);
        }
      }
    }
    return candidates;
  }

  private static void checkWrapped(IdentityEvent event, String wrapped) {
    byte[] json = compact(wrapped);
    switch (parser().parse(json, 0, json.length)) {
      case Event(var inner, _) -> {
        if (!Planted.same(rebuilt(event), rebuilt(inner)) || !sameTexts(event, inner)) {
          throw new AssertionError("an envelope changes the record: " + wrapped);
        }
      }
      case Unusable(var reason)
          when reason.contains("deeper")
              || reason.equals("the record is wrapped too many times") -> {}
      case ParsedRecord other -> throw new AssertionError(other + " in an envelope: " + wrapped);
    }
  }

  private static boolean sameTexts(IdentityEvent one, IdentityEvent other) {
    return Column.stored().stream()
        .filter(column -> column.type() == ColumnType.TEXT)
        .allMatch(column -> Objects.equals(one.utf8(column), other.utf8(column)));
  }

  private static void checkSame(ParsedRecord parsed, ParsedRecord other, String by) {
    boolean same =
        parsed instanceof Event(var event, var warnings)
            ? other instanceof Event(var otherEvent, var otherWarnings)
                && warnings.equals(otherWarnings)
                && sameColumns(event, otherEvent)
            : parsed.equals(other);
    if (!same) {
      throw new AssertionError("parsed differently by " + by + ": " + parsed + " " + other);
    }
  }

  private static boolean sameColumns(IdentityEvent one, IdentityEvent other) {
    return Column.stored().stream()
        .allMatch(
            column ->
                Objects.equals(one.utf8(column), other.utf8(column))
                    && one.millis(column) == other.millis(column));
  }
}
