package dev.iamtracker.sigma;

import dev.iamtracker.config.InvalidConfiguration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Values that rules mean by `%name%` in fields with `|expand`.
public final class Placeholders {
  private static final List<String> OWN_NAMES =
      List.of(
          "tracker_tables",
          "tracker_buckets",
          "tracker_topics",
          "tracker_functions",
          "tracker_schedules");

  private Placeholders() {}

  /// What every rule may use: the accounts that are not external, and the names of what this
  /// program uses itself.
  public static Map<String, List<String>> usual(List<String> knownAccounts) {
    var usual = new HashMap<String, List<String>>();
    OWN_NAMES.forEach(name -> usual.put(name, List.of("iam-activity-tracker*")));
    usual.put("known_accounts", List.copyOf(knownAccounts));
    return usual;
  }

  /// The usual ones with those of a file: a map of names to a value or a list of values.
  ///
  /// @throws InvalidConfiguration for anything else in the file, with line and column
  public static Map<String, List<String>> with(Map<String, List<String>> usual, RuleSource file) {
    var all = new HashMap<>(usual);
    try {
      YamlReader.read(file.path(), new YamlText.Document(0, file.text()))
          .ifPresent(
              yaml ->
                  Words.mapping(yaml, "the file of placeholders")
                      .fields()
                      .forEach(
                          field ->
                              all.put(field.name(), Words.texts(field.value(), field.name()))));
    } catch (Unusable e) {
      throw new InvalidConfiguration(e.error().toString());
    }
    return all;
  }
}
