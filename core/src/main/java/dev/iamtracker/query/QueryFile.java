package dev.iamtracker.query;

import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.config.Suggestions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads one query file: a header of `-- key: value` lines, then one SELECT.
///
/// ```sql
/// -- title:   Source addresses
/// -- purpose: One sentence; a long one goes on
/// --          in the next line.
/// -- group:   investigation
/// -- days:    30
/// -- limit:   100, or none
/// -- param:   user (text, default ''): part of the identity
/// -- param:   tz (zone, default UTC, setting OFF_HOURS_TIMEZONE): time zone of the hours
/// -- columns: source_ip, identity
/// SELECT ...
/// ```
final class QueryFile {
  private static final List<String> KEYS =
      List.of("title", "purpose", "group", "days", "limit", "param", "columns");
  private static final Pattern HEADER = Pattern.compile("-- ([a-z]+): +(\\S.*)");
  private static final Pattern CONTINUED = Pattern.compile("-- {3,}(\\S.*)");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "([a-z][a-z0-9_]*) \\(([a-z]+), default ('[^']*'|[^,)']+)(?:, setting ([A-Z_]+))?\\): (.+)");
  private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]*");
  private static final int LONGEST_WINDOW = 36_500;

  private record Entry(int line, String value) {}

  private final String name;
  private final String source;
  private final List<String> lines;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<QueryParameter> parameters = new ArrayList<>();

  private QueryFile(String name, String source, String text) {
    this.name = name;
    this.source = source;
    this.lines = text.lines().toList();
  }

  /// @param source the file, as named in messages
  /// @throws InvalidConfiguration naming file, line and what is wrong there
  static Query parse(String name, String source, String text) {
    return new QueryFile(name, source, text).parse();
  }

  private Query parse() {
    if (!COLUMN.matcher(name).matches()) {
      throw wrong(1, "the file name must be lower-case letters, digits and _, then .sql");
    }
    int body = header();
    String sql = body(body);
    return new Query(
        name,
        entry("title").value,
        entry("purpose").value,
        entry("group").value,
        number(entry("days"), LONGEST_WINDOW),
        entry("limit").value.equals("none")
            ? OptionalInt.empty()
            : OptionalInt.of(number(entry("limit"), 1_000_000)),
        parameters,
        columns(entry("columns")),
        sql);
  }

  /// @return index of the first line after the header
  private int header() {
    String last = "";
    int index = 0;
    while (index < lines.size() && lines.get(index).startsWith("--")) {
      String line = lines.get(index).stripTrailing();
      int number = index + 1;
      Matcher continued = CONTINUED.matcher(line);
      Matcher header = HEADER.matcher(line);
      if (continued.matches() && !last.isEmpty() && !last.equals("param")) {
        Entry before = entry(last);
        entries.put(last, new Entry(before.line, before.value + " " + continued.group(1)));
      } else if (header.matches()) {
        last = header.group(1);
        add(number, last, header.group(2));
      } else {
        throw wrong(number, "a header line is written '-- key: value'; the keys are " + KEYS);
      }
      index++;
    }
    return index;
  }

  private void add(int line, String key, String value) {
    if (!KEYS.contains(key)) {
      throw wrong(
          line,
          "unknown key '" + key + "'." + Suggestions.didYouMean(key, KEYS) + " Keys: " + KEYS);
    }
    if (key.equals("param")) {
      parameters.add(parameter(line, value));
    } else if (entries.put(key, new Entry(line, value)) != null) {
      throw wrong(line, "the key '" + key + "' stands here a second time");
    }
  }

  private QueryParameter parameter(int line, String text) {
    Matcher matcher = PARAMETER.matcher(text);
    if (!matcher.matches()) {
      throw wrong(
          line, "a parameter is written 'name (type, default value[, setting NAME]): description'");
    }
    List<String> words = Arrays.stream(ParameterType.values()).map(ParameterType::word).toList();
    int index = words.indexOf(matcher.group(2));
    if (index < 0) {
      throw wrong(line, "unknown parameter type '" + matcher.group(2) + "'; types: " + words);
    }
    ParameterType type = ParameterType.values()[index];
    String value = matcher.group(3);
    String unquoted = value.startsWith("'") ? value.substring(1, value.length() - 1) : value;
    if (type.parse(unquoted).isEmpty()) {
      throw wrong(line, "the default '" + unquoted + "' is not " + type.allowed());
    }
    String parameter = matcher.group(1);
    if (WindowParameters.NAMES.contains(parameter)
        || parameters.stream().anyMatch(other -> other.name().equals(parameter))) {
      throw wrong(line, "there is a parameter '" + parameter + "' already");
    }
    if (parameter.equals(WindowParameters.LOOKBACK) && type != ParameterType.DAYS) {
      throw wrong(line, "the parameter lookback is of type days");
    }
    return new QueryParameter(parameter, type, unquoted, matcher.group(4), matcher.group(5));
  }

  private String body(int start) {
    String sql = String.join("\n", lines.subList(start, lines.size())).strip();
    int line = start + 1;
    if (!sql.startsWith("SELECT") && !sql.startsWith("WITH")) {
      throw wrong(line, "after the header must come SELECT or WITH");
    }
    if (sql.endsWith(";")) {
      throw wrong(lines.size(), "leave out the ';' at the end: not every engine takes it");
    }
    List<String> used = SqlTemplate.parse(sql).names();
    Set<String> declared =
        parameters.stream().map(QueryParameter::name).collect(Collectors.toSet());
    for (String parameter : used) {
      if (!declared.contains(parameter) && !WindowParameters.given(parameter, declared)) {
        throw wrong(
            lineOf(parameter, start), "the parameter :" + parameter + " is not in the header");
      }
    }
    for (String parameter : declared) {
      boolean asLookback =
          parameter.equals(WindowParameters.LOOKBACK)
              && used.stream().anyMatch(WindowParameters.OF_LOOKBACK::contains);
      if (!used.contains(parameter) && !asLookback) {
        throw wrong(line, "the parameter " + parameter + " of the header is not used");
      }
    }
    if (used.contains(WindowParameters.MOST_ROWS)
        && (!sql.contains(Query.ALL_ROWS) || !sql.contains("\nSELECT"))) {
      throw wrong(
          lineOf(WindowParameters.MOST_ROWS, start),
          ":most_rows needs a part 'all_rows AS (' with a row for every row of the answer,"
              + " and the last SELECT at the start of a line");
    }
    return sql;
  }

  private int lineOf(String parameter, int start) {
    Pattern use = Pattern.compile(":" + parameter + "\\b");
    for (int i = start; i < lines.size(); i++) {
      if (use.matcher(lines.get(i)).find()) {
        return i + 1;
      }
    }
    return start + 1;
  }

  private List<String> columns(Entry entry) {
    List<String> columns = Arrays.stream(entry.value.split(",", -1)).map(String::strip).toList();
    Optional<String> bad = columns.stream().filter(c -> !COLUMN.matcher(c).matches()).findFirst();
    if (bad.isPresent()) {
      throw wrong(entry.line, "'" + bad.get() + "' is not the name of a column");
    }
    return columns;
  }

  private int number(Entry entry, int most) {
    return ParameterType.INTEGER
        .parse(entry.value)
        .filter(value -> value instanceof ParameterValue.Whole(long n) && n >= 1 && n <= most)
        .map(value -> Integer.parseInt(entry.value))
        .orElseThrow(() -> wrong(entry.line, "'" + entry.value + "' is not from 1 to " + most));
  }

  private Entry entry(String key) {
    Entry entry = entries.get(key);
    if (entry == null) {
      throw wrong(1, "the header lacks the key '" + key + "'");
    }
    return entry;
  }

  private InvalidConfiguration wrong(int line, String reason) {
    return new InvalidConfiguration(source + ":" + line + ": " + reason);
  }
}
