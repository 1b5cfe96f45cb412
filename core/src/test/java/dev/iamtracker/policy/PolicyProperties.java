package dev.iamtracker.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds for any policy.
class PolicyProperties {
  private static final Set<String> KNOWN = Set.of("111122223333");

  /// The elements of a statement as JSON, name and value.
  record Written(List<String> fields) {
    String json() {
      return "{" + String.join(",", fields) + "}";
    }
  }

  /// Everything that can be asked, of an identity policy and of a trust policy.
  private static String verdict(String text) {
    String grants =
        PolicyDocument.parse(text)
            .map(
                document ->
                    document.grants()
                        + " "
                        + document.grantsAdmin()
                        + document.grantsFully()
                        + document.starResource()
                        + document.isConditional())
            .orElse("unreadable");
    String trust =
        TrustPolicy.parse(text)
            .map(
                policy ->
                    policy.externalAccounts(KNOWN)
                        + " "
                        + policy.hasWildcard()
                        + policy.isMissingSubject())
            .orElse("unreadable");
    return grants + " " + trust;
  }

  private static String document(List<Written> statements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":["
        + String.join(",", statements.stream().map(Written::json).toList())
        + "]}";
  }

  private static Arbitrary<String> oneOrMany(String... values) {
    return Arbitraries.of(values)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(
            list ->
                list.size() == 1
                    ? "\"" + list.getFirst() + "\""
                    : "[\"" + String.join("\",\"", list) + "\"]");
  }

  private static Arbitrary<Written> statement() {
    Arbitrary<String> effect = Arbitraries.of("\"Effect\":\"Allow\"", "\"Effect\":\"Deny\"");
    Arbitrary<String> action =
        Combinators.combine(
                Arbitraries.of("Action", "Action", "Action", "NotAction"),
                oneOrMany(
                    "*",
                    "*:*",
                    "iam:*",
                    "s3:*",
                    "sts:*",
                    "s3:Get*",
                    "s3:PutObject",
                    "i*m:*",
                    "iam:?assRole",
                    "sts:AssumeRole",
                    "sts:AssumeRoleWith*"))
            .as((name, value) -> "\"" + name + "\":" + value);
    Arbitrary<String> resource =
        Combinators.combine(
                Arbitraries.of("Resource", "Resource", "Resource", "NotResource"),
                oneOrMany(
                    "*",
                    "*",
                    "arn:aws:s3:::*",
                    "arn:aws:s3:::b/*",
                    "arn:aws:iam::*:role/*",
                    "arn:aws:iam::111122223333:role/a"))
            .as((name, value) -> "\"" + name + "\":" + value);
    Arbitrary<String> principal =
        Arbitraries.of(
            "\"Principal\":\"*\"",
            "\"Principal\":{\"AWS\":\"*\"}",
            "\"Principal\":{\"AWS\":[\"111122223333\",\"arn:aws:iam::444455556666:root\"]}",
            "\"Principal\":{\"Federated\":\"arn:aws:iam::111122223333:oidc-provider/x.example\"}",
            "\"Sid\":\"x\"");
    Arbitrary<String> condition =
        Arbitraries.of(
            "\"Condition\":{}",
            "\"Sid\":\"y\"",
            "\"Condition\":{\"StringEquals\":{\"x.example:sub\":\"s\"}}",
            "\"Condition\":{\"StringEquals\":{\"aws:PrincipalAccount\":\"444455556666\"}}");
    return Combinators.combine(effect, action, resource, principal, condition)
        .as((a, b, c, d, e) -> new Written(List.of(a, b, c, d, e)));
  }

  @Provide
  Arbitrary<List<Written>> policies() {
    return statement().list().ofMinSize(1).ofMaxSize(5);
  }

  @Property
  void urlEncodingDoesNotMatter(@ForAll("policies") List<Written> policy, @ForAll boolean all) {
    String text = document(policy);
    String once = encoded(text, all);

    assertThat(verdict(once)).isEqualTo(verdict(text));
    assertThat(verdict(encoded(once, all))).isEqualTo(verdict(text));
    assertThat(verdict("\ufeff " + text + "\n")).isEqualTo(verdict(text));
  }

  private static String encoded(String text, boolean all) {
    var out = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 0x7f && !all && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
      out.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return out.toString();
  }

  @Property
  void theOrderOfStatementsAndElementsDoesNotMatter(
      @ForAll("policies") List<Written> policy, @ForAll long seed) {
    var dice = new Random(seed);
    var shuffled = new ArrayList<Written>();
    for (Written statement : policy) {
      var fields = new ArrayList<>(statement.fields());
      Collections.shuffle(fields, dice);
      shuffled.add(new Written(fields));
    }
    Collections.shuffle(shuffled, dice);

    assertThat(verdict(document(shuffled))).isEqualTo(verdict(document(policy)));
  }

  @Property
  void theCaseOfNamesAndActionsDoesNotMatter(
      @ForAll("policies") List<Written> policy, @ForAll long seed) {
    var dice = new Random(seed);
    String text = document(policy);
    var mixed = new StringBuilder();
    for (String word : text.split("(?<=\")|(?=\")", -1)) {
      boolean free = !word.contains("arn:") && !word.matches("s|\\*");
      mixed.append(free && dice.nextBoolean() ? word.toUpperCase(Locale.ROOT) : word);
    }

    assertThat(verdict(mixed.toString())).isEqualTo(verdict(text));
  }

  @Property
  void aDenyOfEverythingTakesEverythingBack(
      @ForAll("policies") List<Written> policy, @ForAll int place) {
    var denied = new ArrayList<>(policy);
    denied.add(
        Math.floorMod(place, policy.size() + 1),
        new Written(
            List.of(
                "\"Effect\":\"Deny\"",
                "\"Action\":\"*\"",
                "\"Resource\":\"*\"",
                "\"Principal\":\"*\"")));

    assertThat(verdict(document(denied))).isEqualTo("NONE false[]falsefalse [] falsefalse");
  }

  @Property
  void oneMoreAllowNeverGrantsLess(
      @ForAll("policies") List<Written> policy, @ForAll("policies") List<Written> more) {
    var allows =
        more.stream()
            .filter(statement -> statement.fields().contains("\"Effect\":\"Allow\""))
            .toList();
    var all = new ArrayList<>(policy);
    all.addAll(allows);

    PolicyDocument less = PolicyDocument.parse(document(policy)).orElseThrow();
    PolicyDocument wider = PolicyDocument.parse(document(all)).orElseThrow();

    assertThat(wider.grantsFully()).containsAll(less.grantsFully());
    assertThat(wider.grantsAdmin() || !less.grantsAdmin()).isTrue();
    assertThat(wider.starResource() || !less.starResource()).isTrue();
  }

  @Property
  void noTextMakesItFail(
      @ForAll("policies") List<Written> policy,
      @ForAll int position,
      @ForAll String inserted,
      @ForAll int removed) {
    String text = document(policy);
    int at = Math.floorMod(position, text.length());
    int behind = Math.min(text.length(), at + Math.floorMod(removed, 9));

    assertThatCode(() -> verdict(text.substring(0, at) + inserted + text.substring(behind)))
        .doesNotThrowAnyException();
    assertThatCode(() -> verdict(inserted)).doesNotThrowAnyException();
  }

  @Property
  void globsMatchAsAMatcherThatTriesEverything(
      @ForAll("patterns") String pattern, @ForAll("texts") String text) {
    assertThat(Glob.matches(pattern, text)).isEqualTo(matches(pattern, text));
  }

  @Property
  void whatCoversAPatternMatchesWhatThePatternMatches(
      @ForAll("patterns") String wide,
      @ForAll("patterns") String narrow,
      @ForAll("texts") String text) {
    if (Glob.covers(wide, narrow) && matches(narrow, text)) {
      assertThat(matches(wide, text)).as("%s %s %s", wide, narrow, text).isTrue();
    }
  }

  private static boolean matches(String pattern, String text) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    String rest = pattern.substring(1);
    if (pattern.charAt(0) == '*') {
      return matches(rest, text) || (!text.isEmpty() && matches(pattern, text.substring(1)));
    }
    return !text.isEmpty()
        && (pattern.charAt(0) == '?' || pattern.charAt(0) == text.charAt(0))
        && matches(rest, text.substring(1));
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("ab*?").ofMaxLength(6);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab").ofMaxLength(8);
  }
}
