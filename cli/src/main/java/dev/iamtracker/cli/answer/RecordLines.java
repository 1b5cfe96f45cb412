package dev.iamtracker.cli.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cloudtrail.JsonTree;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// A record as people read it: one field a line.
final class RecordLines {
  private static final int STEP = 2;

  private final List<String> lines = new ArrayList<>();

  private RecordLines() {}

  /// @param json one value; a text that is none is one line as it is
  static List<String> of(String json) {
    var record = new RecordLines();
    JsonTree.read(json)
        .ifPresentOrElse(tree -> record.add("", tree, "", 0), () -> record.line(0, json));
    return record.lines;
  }

  private void add(String name, JsonTree tree, String end, int margin) {
    switch (tree) {
      case JsonTree.Scalar(String json) -> line(margin, name + json + end);
      case JsonTree.Node(var fields) when fields.isEmpty() -> line(margin, name + "{}" + end);
      case JsonTree.Items(var items) when items.isEmpty() -> line(margin, name + "[]" + end);
      case JsonTree.Node(var fields) -> {
        line(margin, name + '{');
        for (Iterator<Map.Entry<String, JsonTree>> each = fields.entrySet().iterator();
            each.hasNext(); ) {
          Map.Entry<String, JsonTree> field = each.next();
          add(
              quoted(field.getKey()) + ": ",
              field.getValue(),
              each.hasNext() ? "," : "",
              margin + STEP);
        }
        line(margin, '}' + end);
      }
      case JsonTree.Items(var items) -> {
        line(margin, name + '[');
        for (Iterator<JsonTree> each = items.iterator(); each.hasNext(); ) {
          JsonTree item = each.next();
          add("", item, each.hasNext() ? "," : "", margin + STEP);
        }
        line(margin, ']' + end);
      }
    }
  }

  private static String quoted(String name) {
    return new String(JsonTree.string(name).toBytes(), UTF_8);
  }

  private void line(int margin, String line) {
    lines.add(" ".repeat(margin) + SafeText.of(line));
  }
}
