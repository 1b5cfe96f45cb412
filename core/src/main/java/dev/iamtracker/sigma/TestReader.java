package dev.iamtracker.sigma;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.iamtracker.sigma.Condition.Test;
import dev.iamtracker.sigma.Condition.Value;
import dev.iamtracker.sigma.Yaml.Field;
import dev.iamtracker.sigma.Yaml.Items;
import dev.iamtracker.sigma.Yaml.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;

/// Reads `field|modifier: values`.
final class TestReader {
  private static final java.util.regex.Pattern PLACEHOLDER =
      java.util.regex.Pattern.compile("%([^%\\s]+)%");
  private static final int LONGEST_NUMBER = 100;
  private static final int MOST_DASHES = 4;
  private static final int MOST_VALUES = 10_000;
  private static final Set<Modifier> TEXT_PLACES =
      EnumSet.of(Modifier.CONTAINS, Modifier.STARTSWITH, Modifier.ENDSWITH);

  private final Map<String, List<String>> placeholders;

  TestReader(Map<String, List<String>> placeholders) {
    this.placeholders = placeholders;
  }

  /// A field of a selection.
  Test test(Field field) {
    String[] words = field.name().split("\\|", -1);
    Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
    for (int i = 1; i < words.length; i++) {
      String word = words[i];
      modifiers.add(
          Modifier.of(word)
              .orElseThrow(
                  () ->
                      new Unusable(
                          field.place(),
                          "unknown modifier '" + word + "'" + Words.hint(word, Modifier.names()))));
    }
    var values = new ArrayList<Value>();
    List<Yaml> items =
        field.value() instanceof Items(_, var several) ? several : List.of(field.value());
    if (items.isEmpty()) {
      throw new Unusable(field.value().place(), "an empty list of values matches nothing");
    }
    for (Yaml item : items) {
      values.addAll(values(item, modifiers));
    }
    var test = new Test(field.place(), words[0], modifiers, values);
    check(test, items.size());
    return test;
  }

  /// Texts that occur anywhere.
  Test keywords(Place place, List<Yaml> items) {
    var values = new ArrayList<Value>();
    items.forEach(item -> values.addAll(values(item, Set.of())));
    return new Test(place, "", Set.of(), values);
  }

  private List<Value> values(Yaml item, Set<Modifier> modifiers) {
    if (!(item instanceof Scalar(var place, var kind, var text))) {
      throw new Unusable(
          item.place(), "a field is compared with texts and numbers, not with " + item.what());
    }
    return switch (kind) {
      case TEXT ->
          modifiers.contains(Modifier.EXPAND)
              ? expanded(place, text)
              : List.of(new Value.Text(text));
      case NUMBER -> List.of(number(place, text));
      case BOOLEAN -> List.of(new Value.Flag(Boolean.parseBoolean(text)));
      case NULL -> List.of(new Value.Null());
    };
  }

  private static Value number(Place place, String text) {
    if (text.length() > LONGEST_NUMBER) {
      throw new Unusable(place, "a number has at most " + LONGEST_NUMBER + " digits");
    }
    try {
      return new Value.Figure(new BigDecimal(text.replace("_", "")), text);
    } catch (NumberFormatException e) {
      if (text.matches("0[xo][0-9a-fA-F]+")) {
        int radix = text.charAt(1) == 'x' ? 16 : 8;
        return new Value.Figure(new BigDecimal(new BigInteger(text.substring(2), radix)), text);
      }
      throw new Unusable(place, "no number: " + text);
    }
  }

  private List<Value> expanded(Place place, String text) {
    List<String> texts = List.of(text);
    Matcher matcher = PLACEHOLDER.matcher(text);
    if (!matcher.find()) {
      throw new Unusable(place, "expand needs a placeholder such as %name%");
    }
    do {
      String name = matcher.group(1);
      List<String> values = placeholders.get(name);
      if (values == null) {
        throw new Unusable(
            place,
            "unknown placeholder %"
                + name
                + "%"
                + Words.hint(name, new TreeSet<>(placeholders.keySet())));
      }
      String whole = matcher.group();
      texts =
          texts.stream()
              .flatMap(one -> values.stream().map(value -> one.replace(whole, value)))
              .toList();
      if (texts.size() > MOST_VALUES) {
        throw new Unusable(place, "the placeholders make more than " + MOST_VALUES + " values");
      }
    } while (matcher.find());
    return texts.stream().map(one -> (Value) new Value.Text(one)).toList();
  }

  private static void check(Test test, int items) {
    if (test.has(Modifier.ALL) && items < 2) {
      throw new Unusable(test.place(), "|all needs a list of at least two values");
    }
    Set<Modifier> flags = EnumSet.copyOf(withNone(test.modifiers()));
    flags.removeIf(one -> !one.isRegexFlag());
    if (!flags.isEmpty() && !test.has(Modifier.RE)) {
      throw new Unusable(test.place(), "|i, |m and |s belong to |re");
    }
    exclusive(test);
    keywords(test);
    for (Value value : test.values()) {
      check(test, value);
    }
  }

  private static Set<Modifier> withNone(Set<Modifier> modifiers) {
    Set<Modifier> all = EnumSet.noneOf(Modifier.class);
    all.addAll(modifiers);
    return all;
  }

  /// Ways of comparing of which one can be meant only.
  private static void exclusive(Test test) {
    var ways = new ArrayList<String>();
    boolean place = test.modifiers().stream().anyMatch(TEXT_PLACES::contains);
    if (place) {
      ways.add(
          test.modifiers().stream()
              .filter(TEXT_PLACES::contains)
              .map(Modifier::text)
              .sorted()
              .reduce((one, other) -> one + "|" + other)
              .orElseThrow());
    }
    if (test.modifiers().stream().filter(TEXT_PLACES::contains).count() > 1) {
      throw new Unusable(test.place(), "of contains, startswith and endswith only one can hold");
    }
    for (Modifier one : List.of(Modifier.RE, Modifier.CIDR, Modifier.EXISTS)) {
      if (test.has(one)) {
        ways.add(one.text());
      }
    }
    test.modifiers().stream()
        .filter(Modifier::isOrder)
        .sorted()
        .map(Modifier::text)
        .forEach(ways::add);
    if (ways.size() > 1) {
      throw new Unusable(
          test.place(), String.join(" and ", ways) + " do not go together in one field");
    }
    boolean time = test.modifiers().stream().anyMatch(Modifier::isTimePart);
    if (time && place) {
      throw new Unusable(test.place(), "a part of a time is a number and contains no text");
    }
    if (test.modifiers().stream().filter(Modifier::isTimePart).count() > 1) {
      throw new Unusable(test.place(), "only one part of a time can be compared");
    }
    boolean encoded =
        test.has(Modifier.BASE64) || test.has(Modifier.BASE64OFFSET) || hasEncoding(test);
    if (encoded && (test.has(Modifier.RE) || test.has(Modifier.CIDR))) {
      throw new Unusable(test.place(), "an encoded text is no pattern");
    }
    if (test.has(Modifier.BASE64) && test.has(Modifier.BASE64OFFSET)) {
      throw new Unusable(test.place(), "base64 and base64offset do not go together");
    }
    if (hasEncoding(test) && !test.has(Modifier.BASE64) && !test.has(Modifier.BASE64OFFSET)) {
      throw new Unusable(
          test.place(), "a UTF-16 text has to be followed by base64 or base64offset");
    }
  }

  private static void keywords(Test test) {
    if (!test.field().isEmpty()) {
      return;
    }
    for (Modifier one : test.modifiers().stream().sorted().toList()) {
      if (one == Modifier.EXISTS
          || one == Modifier.FIELDREF
          || one == Modifier.NEQ
          || one.isOrder()
          || one.isTimePart()) {
        throw new Unusable(test.place(), "|" + one.text() + " needs a field before it");
      }
    }
  }

  private static boolean hasEncoding(Test test) {
    return test.modifiers().stream().anyMatch(Modifier::isEncoding);
  }

  private static void check(Test test, Value value) {
    boolean text = value instanceof Value.Text;
    boolean number = value instanceof Value.Figure;
    if (test.has(Modifier.EXISTS) && !(value instanceof Value.Flag)) {
      throw new Unusable(test.place(), "|exists is compared with true or false");
    }
    if (test.modifiers().stream().anyMatch(Modifier::isOrder) && !number) {
      throw new Unusable(test.place(), "|gt, |gte, |lt and |lte are compared with numbers");
    }
    if (test.modifiers().stream().anyMatch(Modifier::isTimePart) && !number) {
      throw new Unusable(test.place(), "a part of a time is compared with a number");
    }
    if (test.has(Modifier.FIELDREF) && !text) {
      throw new Unusable(test.place(), "|fieldref is followed by the name of a field");
    }
    if ((test.has(Modifier.BASE64) || test.has(Modifier.BASE64OFFSET)) && !text) {
      throw new Unusable(test.place(), "only a text can be encoded");
    }
    encoded(test, value);
    if (test.has(Modifier.RE)) {
      regex(test, value);
    }
    if (test.has(Modifier.CIDR)
        && !(value instanceof Value.Text(var network) && Network.parse(network).isPresent())) {
      throw new Unusable(
          test.place(), "|cidr is followed by a network such as 10.0.0.0/8 or 2001:db8::/32");
    }
    if (test.modifiers().stream().anyMatch(TEXT_PLACES::contains) && value instanceof Value.Null) {
      throw new Unusable(test.place(), "nothing is not contained in anything");
    }
  }

  private static void encoded(Test test, Value value) {
    if (!(value instanceof Value.Text text)) {
      return;
    }
    boolean encoded = test.has(Modifier.BASE64) || test.has(Modifier.BASE64OFFSET);
    if ((encoded || test.has(Modifier.FIELDREF)) && text.hasWildcards()) {
      throw new Unusable(
          test.place(),
          (encoded ? "an encoded text" : "the name of a field")
              + " has no wildcards; write a backslash before * and ?");
    }
    long dashes = text.text().chars().filter(c -> c == '-' || c == '/').count();
    if (encoded && test.has(Modifier.WINDASH) && dashes > MOST_DASHES) {
      throw new Unusable(
          test.place(), "|windash takes at most " + MOST_DASHES + " dashes of an encoded text");
    }
  }

  private static void regex(Test test, Value value) {
    if (!(value instanceof Value.Text(var expression))) {
      throw new Unusable(test.place(), "|re is followed by a regular expression in quotes");
    }
    if (PatternSize.isTooMuch(expression)) {
      throw new Unusable(
          test.place(),
          "the regular expression is larger than "
              + PatternSize.MOST
              + " characters with its repetitions written out, or nested deeper than "
              + PatternSize.DEEPEST
              + " levels");
    }
    try {
      Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw new Unusable(
          test.place(),
          "not a regular expression of Sigma (which knows no look-around and no back reference): "
              + e.getDescription()
              + " in "
              + expression);
    }
  }
}
