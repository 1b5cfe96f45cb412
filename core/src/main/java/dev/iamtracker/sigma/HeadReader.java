package dev.iamtracker.sigma;

import dev.iamtracker.finding.Level;
import dev.iamtracker.sigma.RuleHead.Example;
import dev.iamtracker.sigma.RuleHead.Extension;
import dev.iamtracker.sigma.Yaml.Field;
import dev.iamtracker.sigma.Yaml.Items;
import dev.iamtracker.sigma.Yaml.Mapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads what a rule says about itself.
final class HeadReader {
  private static final List<String> EXTENSION =
      List.of("outcome", "response", "sentence", "attempt", "examples");
  private static final List<String> EXAMPLE = List.of("name", "match", "event", "events");

  private HeadReader() {}

  /// @param number which document of the file it is, from 1
  static RuleHead read(Mapping rule, int number) {
    String name = Words.optional(rule, "name");
    String uuid = Words.optional(rule, "id");
    String file = rule.place().file() + (number > 1 ? "#" + number : "");
    String id = !name.isEmpty() ? name : !uuid.isEmpty() ? uuid : file;
    String title = Words.optional(rule, "title");
    if (title.isEmpty()) {
      throw new Unusable(rule.place(), "'title' is missing");
    }
    return new RuleHead(
        id.replaceAll("[,\\p{Cntrl}]", "_"),
        uuid,
        name,
        title,
        Words.optional(rule, "status"),
        Words.optional(rule, "description"),
        level(rule),
        Words.optionals(rule, "tags"),
        Words.optionals(rule, "falsepositives"),
        Words.optionals(rule, "references"),
        String.join(", ", Words.optionals(rule, "author")),
        rule.place(),
        rule.get("x-iat").map(HeadReader::extension).orElse(Extension.NONE));
  }

  private static Level level(Mapping rule) {
    Optional<Yaml> level = rule.get("level");
    if (level.isEmpty() || Words.isNull(level.get())) {
      return Level.MEDIUM;
    }
    String text = Words.text(level.get(), "level");
    List<String> known = Arrays.stream(Level.values()).map(Level::text).toList();
    return Level.of(text)
        .orElseThrow(
            () ->
                new Unusable(
                    level.get().place(), "unknown level '" + text + "'" + Words.hint(text, known)));
  }

  private static Extension extension(Yaml yaml) {
    Mapping mapping = Words.mapping(yaml, "x-iat");
    known(mapping, EXTENSION);
    String outcome = Words.optional(mapping, "outcome");
    if (!outcome.isEmpty() && !outcome.equals("success")) {
      throw new Unusable(Words.required(mapping, "outcome").place(), "outcome can only be success");
    }
    return new Extension(
        outcome.equals("success"),
        Words.optionals(mapping, "response"),
        Words.optional(mapping, "sentence"),
        Words.optional(mapping, "attempt"),
        mapping.get("examples").map(HeadReader::examples).orElse(List.of()));
  }

  private static void known(Mapping mapping, List<String> names) {
    for (Field field : mapping.fields()) {
      if (!names.contains(field.name())) {
        throw new Unusable(
            field.place(), "unknown name '" + field.name() + "'" + Words.hint(field.name(), names));
      }
    }
  }

  private static List<Example> examples(Yaml yaml) {
    if (!(yaml instanceof Items(_, var items))) {
      throw new Unusable(yaml.place(), "examples has to be a list, not " + yaml.what());
    }
    var examples = new ArrayList<Example>();
    for (Yaml item : items) {
      Mapping mapping = Words.mapping(item, "an example");
      known(mapping, EXAMPLE);
      Optional<Yaml> one = mapping.get("event");
      Optional<Yaml> several = mapping.get("events");
      if (one.isPresent() == several.isPresent()) {
        throw new Unusable(mapping.place(), "an example has either 'event' or 'events'");
      }
      List<Yaml> events =
          one.map(List::of)
              .orElseGet(
                  () ->
                      several.orElseThrow() instanceof Items(_, var more)
                          ? more
                          : List.of(several.orElseThrow()));
      examples.add(
          new Example(
              Words.text(Words.required(mapping, "name"), "name"),
              Words.flag(Words.required(mapping, "match"), "match"),
              events.stream().map(JsonOfYaml::json).toList(),
              mapping.place()));
    }
    return examples;
  }
}
