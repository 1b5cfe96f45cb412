package dev.iamtracker.sigma;

import dev.iamtracker.sigma.SigmaRule.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `selection and not 1 of filter_*`.
final class ExpressionParser {
  private static final Pattern TOKEN = Pattern.compile("\\s*([()]|[^\\s()]+)");
  private static final int DEEPEST = 200;
  private static final int MOST_NAMED = 10_000;

  private final Place place;
  private final Set<String> names;
  private final List<String> sorted;
  private final List<String> tokens = new ArrayList<>();
  private int next;
  private int depth;
  private int named;

  /// @param names that may occur
  private ExpressionParser(Place place, String text, Set<String> names) {
    this.place = place;
    this.names = names;
    this.sorted = names.stream().sorted().toList();
    Matcher matcher = TOKEN.matcher(text.strip());
    while (matcher.lookingAt()) {
      tokens.add(matcher.group(1));
      matcher.region(matcher.end(), matcher.regionEnd());
    }
  }

  static Expression parse(Place place, String text, Set<String> names) {
    if (text.contains("|")) {
      throw new Unusable(
          place,
          "'| count()' and its kind are of Sigma's first version; write a correlation rule of type"
              + " event_count or value_count instead");
    }
    var parser = new ExpressionParser(place, text, names);
    if (parser.tokens.isEmpty()) {
      throw new Unusable(place, "the condition is empty");
    }
    Expression expression = parser.any();
    if (parser.next < parser.tokens.size()) {
      throw new Unusable(
          place, "the condition ends before '" + parser.tokens.get(parser.next) + "'");
    }
    return expression;
  }

  private Expression any() {
    if (++depth > DEEPEST) {
      throw new Unusable(place, "the condition is nested too deep");
    }
    var parts = new ArrayList<Expression>();
    parts.add(all());
    while (takes("or")) {
      parts.add(all());
    }
    depth--;
    return parts.size() == 1 ? parts.getFirst() : new Expression.Any(List.copyOf(parts));
  }

  private Expression all() {
    var parts = new ArrayList<Expression>();
    parts.add(not());
    while (takes("and")) {
      parts.add(not());
    }
    return parts.size() == 1 ? parts.getFirst() : new Expression.All(List.copyOf(parts));
  }

  private Expression not() {
    boolean negated = false;
    while (takes("not")) {
      negated = !negated;
    }
    Expression inner = one();
    return negated ? new Expression.Not(inner) : inner;
  }

  private Expression one() {
    if (next >= tokens.size()) {
      throw new Unusable(place, "the condition ends where a selection is expected");
    }
    String token = tokens.get(next++);
    if (token.equals("(")) {
      Expression inner = any();
      if (next >= tokens.size() || !tokens.get(next).equals(")")) {
        throw new Unusable(place, "')' is missing in the condition");
      }
      next++;
      return inner;
    }
    boolean quantified = next < tokens.size() && tokens.get(next).equalsIgnoreCase("of");
    if (quantified && !names.contains(token)) {
      next++;
      return several(token);
    }
    if (!names.contains(token)) {
      throw new Unusable(
          place,
          "the condition names '" + token + "', which there is not" + Words.hint(token, names));
    }
    count(1);
    return new Expression.Word(token);
  }

  /// Each of them is looked at for each event.
  private void count(int selections) {
    named += selections;
    if (named > MOST_NAMED) {
      throw new Unusable(
          place, "the condition names selections more than " + MOST_NAMED + " times");
    }
  }

  private Expression several(String quantifier) {
    if (next >= tokens.size()) {
      throw new Unusable(place, "'" + quantifier + " of' what?");
    }
    String pattern = tokens.get(next++);
    List<Expression> parts =
        sorted.stream()
            .filter(name -> isMeant(pattern, name))
            .limit(MOST_NAMED + 1)
            .map(name -> (Expression) new Expression.Word(name))
            .toList();
    if (parts.isEmpty()) {
      throw new Unusable(
          place, "no selection is called '" + pattern + "'" + Words.hint(pattern, names));
    }
    count(parts.size());
    return switch (quantifier.toLowerCase(Locale.ROOT)) {
      case "1", "any" -> new Expression.Any(parts);
      case "all" -> new Expression.All(parts);
      default ->
          throw new Unusable(
              place, "only '1 of' and 'all of' are known, not '" + quantifier + " of'");
    };
  }

  private static boolean isMeant(String pattern, String name) {
    if (pattern.equals("them")) {
      return !name.startsWith("_");
    }
    return fits(pattern.split("\\*", -1), name);
  }

  /// Whether the parts between the stars follow each other in a name.
  private static boolean fits(String[] parts, String name) {
    String last = parts[parts.length - 1];
    if (parts.length == 1) {
      return name.equals(last);
    }
    int at = parts[0].length();
    if (!name.startsWith(parts[0]) || !name.endsWith(last)) {
      return false;
    }
    for (int i = 1; i < parts.length - 1; i++) {
      int found = name.indexOf(parts[i], at);
      if (found < 0) {
        return false;
      }
      at = found + parts[i].length();
    }
    return at + last.length() <= name.length();
  }

  private boolean takes(String word) {
    if (next < tokens.size() && tokens.get(next).equalsIgnoreCase(word)) {
      next++;
      return true;
    }
    return false;
  }
}
