package dev.iamtracker.fuzz;

import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.query.ParameterType;
import dev.iamtracker.query.Query;
import dev.iamtracker.query.QueryCatalogue;
import dev.iamtracker.query.QueryParameter;
import dev.iamtracker.query.QueryRequest;
import dev.iamtracker.query.QueryStatement;
import dev.iamtracker.query.TimeWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Values for the parameters of a built-in query.
///
/// Free text is bound and never in the statement; every other value is a literal of its type; the
/// statement around them is the one of the catalogue, to the letter.
final class QueryTarget implements FuzzTarget {
  private static final TimeWindow WINDOW =
      new TimeWindow(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-22T00:00:00Z"));
  private static final Pattern LITERAL =
      Pattern.compile(
          "[0-9]{1,18}|\\(-[0-9]{1,18}\\)|'[A-Za-z0-9/+_-]+'|date '[0-9]{4}-[0-9]{2}-[0-9]{2}'"
              + "|timestamp '[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}'|\\?");

  /// A query and what its statement always looks like.
  private record Shaped(Query query, Pattern shape) {}

  private final List<Shaped> queries =
      QueryCatalogue.builtIn().queries().stream()
          .map(query -> new Shaped(query, shape(query.sql())))
          .toList();

  @Override
  public void run(byte[] input) {
    var choices = new Choices(input);
    Shaped shaped = choices.of(queries);
    Query query = shaped.query();
    var parameters = new LinkedHashMap<String, String>();
    for (QueryParameter parameter : query.parameters()) {
      if (choices.yes()) {
        parameters.put(parameter.name(), choices.text());
      }
    }
    if (choices.below(8) == 1) {
      parameters.put(choices.text(), choices.text());
    }
    Map<String, String> settings = new HashMap<>();
    query.parameters().stream()
        .map(QueryParameter::setting)
        .filter(setting -> setting != null && choices.below(4) == 1)
        .forEach(setting -> settings.put(String.valueOf(setting), choices.text()));
    try {
      check(
          shaped,
          parameters,
          new QueryRequest(query, WINDOW, parameters, settings, OptionalInt.of(5)).statement());
    } catch (InvalidConfiguration e) {
      checkRefusal(String.valueOf(e.getMessage()), parameters, settings);
    }
  }

  private static void checkRefusal(
      String message, Map<String, String> parameters, Map<String, String> settings) {
    boolean named =
        parameters.keySet().stream().anyMatch(message::contains)
            || settings.keySet().stream().anyMatch(message::contains);
    if (!named) {
      throw new AssertionError("names nothing of " + parameters + settings + ": " + message);
    }
  }

  private static void check(Shaped shaped, Map<String, String> given, QueryStatement statement) {
    List<String> texts =
        shaped.query().parameters().stream()
            .filter(parameter -> parameter.type() == ParameterType.TEXT)
            .map(parameter -> given.getOrDefault(parameter.name(), parameter.defaultValue()))
            .toList();
    if (!texts.containsAll(statement.bindings())) {
      throw new AssertionError("bound is " + statement.bindings() + " of " + given);
    }
    Matcher shape = shaped.shape().matcher(statement.sql());
    if (!shape.matches()) {
      throw new AssertionError("another statement: " + statement.sql());
    }
    var marks = new ArrayList<String>();
    for (int i = 1; i <= shape.groupCount(); i++) {
      if (!LITERAL.matcher(shape.group(i)).matches()) {
        throw new AssertionError("no literal: " + shape.group(i) + " of " + given);
      }
      if (shape.group(i).equals("?")) {
        marks.add(shape.group(i));
      }
    }
    if (marks.size() != statement.bindings().size()) {
      throw new AssertionError(marks.size() + " places for " + statement.bindings());
    }
  }

  /// The statement with a group in place of each parameter, but for what looks like one in quotes
  /// and comments.
  private static Pattern shape(String sql) {
    var shape = new StringBuilder();
    int at = 0;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '\'' || c == '"') {
        i = sql.indexOf(c, i + 1);
      } else if (sql.startsWith("--", i)) {
        i = sql.indexOf('\n', i);
      } else if (sql.startsWith("::", i)) {
        i++;
      } else if (c == ':') {
        shape.append(Pattern.quote(sql.substring(at, i))).append("(.*?)");
        while (i + 1 < sql.length() && Character.isJavaIdentifierPart(sql.charAt(i + 1))) {
          i++;
        }
        at = i + 1;
      }
    }
    return Pattern.compile(
        shape.append(Pattern.quote(sql.substring(at))).toString(), Pattern.DOTALL);
  }
}
