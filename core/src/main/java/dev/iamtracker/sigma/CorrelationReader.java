package dev.iamtracker.sigma;

import dev.iamtracker.sigma.SigmaRule.Correlation;
import dev.iamtracker.sigma.SigmaRule.Expression;
import dev.iamtracker.sigma.SigmaRule.Limit;
import dev.iamtracker.sigma.SigmaRule.Operator;
import dev.iamtracker.sigma.Yaml.Field;
import dev.iamtracker.sigma.Yaml.Mapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the `correlation` part of a rule.
final class CorrelationReader {
  private static final Pattern TIMESPAN = Pattern.compile("(\\d{1,6})([smhdwM])");
  private static final List<String> NAMES =
      List.of("type", "rules", "group-by", "timespan", "condition", "aliases", "generate");
  private static final Set<SigmaRule.Type> TEMPORAL =
      EnumSet.of(SigmaRule.Type.TEMPORAL, SigmaRule.Type.TEMPORAL_ORDERED);

  private CorrelationReader() {}

  static Correlation read(RuleHead head, Mapping rule, Mapping part) {
    for (Field field : part.fields()) {
      if (!NAMES.contains(field.name())) {
        throw new Unusable(
            field.place(),
            "unknown name '"
                + field.name()
                + "' in a correlation"
                + Words.hint(field.name(), NAMES));
      }
    }
    SigmaRule.Type type = type(Words.required(part, "type"));
    Yaml rules = Words.required(part, "rules");
    List<String> called = Words.texts(rules, "rules");
    if (called.isEmpty()) {
      throw new Unusable(rules.place(), "a correlation looks at no rule");
    }
    var limits = new ArrayList<Limit>();
    String field = "";
    double percent = 50;
    Optional<Expression> together = Optional.empty();
    Optional<Yaml> condition = part.get("condition");
    if (condition.isPresent() && condition.get() instanceof Mapping mapping) {
      for (Field one : mapping.fields()) {
        switch (one.name()) {
          case "field" -> field = Words.text(one.value(), "field");
          case "percentile" -> percent = percent(one.value());
          default -> limits.add(limit(one));
        }
      }
    } else if (condition.isPresent()) {
      if (!TEMPORAL.contains(type)) {
        throw new Unusable(condition.get().place(), "condition has to be a map such as {gte: 5}");
      }
      String text = Words.text(condition.get(), "condition");
      together =
          Optional.of(
              ExpressionParser.parse(condition.get().place(), text, new LinkedHashSet<>(called)));
    }
    check(part, type, limits, field);
    if (type == SigmaRule.Type.TEMPORAL_ORDERED
        && !needsAll(Set.copyOf(called), limits, together)) {
      throw new Unusable(
          part.place(),
          "temporal_ordered needs all of its rules; leave out the condition, or use temporal");
    }
    boolean generate =
        part.get("generate")
            .or(() -> rule.get("generate"))
            .map(yaml -> Words.flag(yaml, "generate"))
            .orElse(false);
    return new Correlation(
        head,
        type,
        called,
        Words.optionals(part, "group-by"),
        timespan(part),
        limits,
        together,
        field,
        part.get("aliases").map(CorrelationReader::aliases).orElse(Map.of()),
        generate,
        percent);
  }

  private static void check(Mapping part, SigmaRule.Type type, List<Limit> limits, String field) {
    if (!TEMPORAL.contains(type) && limits.isEmpty()) {
      throw new Unusable(part.place(), "a condition such as {gte: 5} is missing");
    }
    boolean needsField = !TEMPORAL.contains(type) && type != SigmaRule.Type.EVENT_COUNT;
    if (needsField && field.isEmpty()) {
      throw new Unusable(
          part.place(),
          "the condition needs a field: which values does " + text(type) + " look at?");
    }
  }

  /// Whether a condition says no more than that all rules have to match.
  private static boolean needsAll(
      Set<String> called, List<Limit> limits, Optional<Expression> together) {
    if (together.isPresent()) {
      List<Expression> parts =
          together.get() instanceof Expression.All(var several) ? several : List.of(together.get());
      return parts.stream().allMatch(Expression.Word.class::isInstance)
          && Set.copyOf(parts).size() == called.size();
    }
    for (int count = 0; count <= called.size() && !limits.isEmpty(); count++) {
      double matched = count;
      if (limits.stream().allMatch(limit -> limit.holds(matched)) != (count == called.size())) {
        return false;
      }
    }
    return true;
  }

  private static String text(SigmaRule.Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private static SigmaRule.Type type(Yaml yaml) {
    String text = Words.text(yaml, "type");
    String name = text.equals("ordered_temporal") ? "temporal_ordered" : text;
    List<String> known =
        Arrays.stream(SigmaRule.Type.values()).map(CorrelationReader::text).toList();
    return Arrays.stream(SigmaRule.Type.values())
        .filter(type -> text(type).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Unusable(
                    yaml.place(), "unknown type '" + text + "'" + Words.hint(text, known)));
  }

  private static Limit limit(Field field) {
    List<String> known =
        Arrays.stream(Operator.values()).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    int index = known.indexOf(field.name());
    if (index < 0) {
      throw new Unusable(
          field.place(),
          "unknown comparison '" + field.name() + "'" + Words.hint(field.name(), known));
    }
    return new Limit(Operator.values()[index], Words.number(field.value(), field.name()));
  }

  private static double percent(Yaml yaml) {
    double percent = Words.number(yaml, "percentile");
    if (percent < 0 || percent > 100) {
      throw new Unusable(yaml.place(), "percentile is a number from 0 to 100");
    }
    return percent;
  }

  private static Duration timespan(Mapping part) {
    Yaml yaml = Words.required(part, "timespan");
    String text = Words.text(yaml, "timespan");
    Matcher matcher = TIMESPAN.matcher(text);
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
      throw new Unusable(
          yaml.place(), "no timespan: '" + text + "'; write such as 30s, 10m, 2h, 1d, 1w or 1M");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      case "w" -> Duration.ofDays(7 * number);
      default -> Duration.ofDays(30 * number);
    };
  }

  private static Map<String, Map<String, String>> aliases(Yaml yaml) {
    Map<String, Map<String, String>> aliases = new LinkedHashMap<>();
    for (Field alias : Words.mapping(yaml, "aliases").fields()) {
      Map<String, String> fields = new LinkedHashMap<>();
      for (Field rule : Words.mapping(alias.value(), "an alias").fields()) {
        fields.put(rule.name(), Words.text(rule.value(), "a field"));
      }
      aliases.put(alias.name(), Map.copyOf(fields));
    }
    return aliases;
  }
}
