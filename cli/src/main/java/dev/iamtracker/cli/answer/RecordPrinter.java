package dev.iamtracker.cli.answer;

import dev.iamtracker.cli.output.Format;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cloudtrail.RecordRebuilder;
import dev.iamtracker.event.Column;
import dev.iamtracker.query.QueryResult;
import java.io.PrintWriter;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Prints events as the CloudTrail records they were: one array, or one record a line.
///
/// @param format json or ndjson
public record RecordPrinter(PrintWriter out, Format format) {
  /// The first row of an answer that holds all columns, for people; none where there is no row.
  public static List<String> lines(QueryResult result) {
    return result.rows().isEmpty()
        ? List.of()
        : RecordLines.of(
            RecordRebuilder.rebuild(new Row(places(result), result.rows().getFirst())));
  }

  private static Map<String, Integer> places(QueryResult result) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < result.columns().size(); i++) {
      places.put(result.columns().get(i), i);
    }
    return places;
  }

  /// Prints every row of an answer that holds all columns.
  public void print(QueryResult result) {
    Map<String, Integer> places = places(result);
    boolean array = format == Format.JSON;
    String between = "";
    out.print(array ? "[" : "");
    for (List<@Nullable Object> row : result.rows()) {
      out.print(between + escaped(RecordRebuilder.rebuild(new Row(places, row))));
      between = array ? ",\n" : "\n";
    }
    out.print(array ? "]\n" : result.rows().isEmpty() ? "" : "\n");
    out.flush();
  }

  /// The record with an escape for every character a terminal could act on; outside of strings a
  /// record holds none.
  private static String escaped(String json) {
    if (json.codePoints().allMatch(SafeText::isSafe)) {
      return json;
    }
    var text = new StringBuilder(json.length() + 16);
    json.codePoints()
        .forEach(
            point -> {
              if (SafeText.isSafe(point)) {
                text.appendCodePoint(point);
              } else {
                for (char unit : Character.toChars(point)) {
                  text.append("\\u%04x".formatted((int) unit));
                }
              }
            });
    return text.toString();
  }

  /// One row of an answer as the columns of an event.
  private record Row(Map<String, Integer> places, List<@Nullable Object> cells)
      implements RecordRebuilder.Values {
    private @Nullable Object cell(Column column) {
      Integer place = places.get(column.sqlName());
      return place == null ? null : cells.get(place);
    }

    @Override
    public @Nullable String text(Column column) {
      return cell(column) instanceof String text ? text : null;
    }

    @Override
    public @Nullable Boolean flag(Column column) {
      return cell(column) instanceof Boolean flag ? flag : null;
    }

    @Override
    public @Nullable Long millis(Column column) {
      return cell(column) instanceof LocalDateTime time
          ? time.toInstant(ZoneOffset.UTC).toEpochMilli()
          : null;
    }
  }
}
