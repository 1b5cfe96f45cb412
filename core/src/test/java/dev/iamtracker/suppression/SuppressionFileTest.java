package dev.iamtracker.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.alert.SampleFinding;
import dev.iamtracker.config.InvalidConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionFileTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String REST = "\n  reason: known\n  owner: ops\n  expires: 2027-01-31";

  private static Suppressions parse(String text) {
    return SuppressionFile.parse("suppressions.yml", text);
  }

  private static boolean covers(String condition) {
    return parse("- " + condition + REST).covering(SampleFinding.plain(), NOW).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rule: iam-user-created       | true
          rule: iam-*                  | true
          rule: IAM-*-CREATED          | true
          rule: iam-user               | false
          actor: alice                 | true
          actor: 'a*e'                 | true
          actor: bob                   | false
          ip: 198.51.100.7             | true
          ip: 198.51.100.0/24          | true
          ip: 198.51.101.0/24          | false
          ip: 2001:db8::/32            | false
          account: 111122223333        | true
          account: "999999999999"      | false
          """)
  void aSuppressionCoversWhatFits(String condition, boolean expected) {
    assertThat(covers(condition)).isEqualTo(expected);
  }

  @Test
  void everythingThatIsNamedMustFit() {
    assertThat(covers("rule: iam-*\n  actor: alice")).isTrue();
    assertThat(covers("rule: iam-*\n  actor: bob")).isFalse();
  }

  @Test
  void aSuppressionHoldsUpToItsLastDay() {
    Suppressions all = parse("- rule: '*'" + REST);
    Instant last = Instant.parse("2027-01-31T23:59:59Z");

    assertThat(all.covering(SampleFinding.plain(), last)).isPresent();
    assertThat(all.expired(last)).isEmpty();
    assertThat(all.covering(SampleFinding.plain(), last.plusSeconds(1))).isEmpty();
    assertThat(all.expired(last.plusSeconds(1))).hasSize(1);
  }

  @Test
  void whatCoversNoFindingIsUnused() {
    Suppressions all = parse("- rule: iam-*" + REST + "\n- rule: nothing" + REST);
    Instant now = Instant.parse("2026-11-22T10:00:00Z");

    assertThat(all.unused(List.of(SampleFinding.plain()), now))
        .containsExactly(all.all().getLast());
    assertThat(all.unused(List.of(), now)).hasSize(2);
    assertThat(all.unused(List.of(), Instant.parse("2030-01-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void aSuppressionSaysWhatItIsAndWhere() {
    Suppression one = parse("# first\n- rule: a*" + REST).all().getFirst();

    assertThat(one.label()).isEqualTo("rule a* (known; ops)");
    assertThat(one.line()).isEqualTo(2);
  }

  @Test
  void anEmptyFileSuppressesNothing() {
    assertThat(parse("")).isEqualTo(Suppressions.NONE);
    assertThat(parse("# nothing yet\n")).isEqualTo(Suppressions.NONE);
    assertThat(parse("[]")).isEqualTo(Suppressions.NONE);
  }

  @Test
  void allErrorsAreToldAtOnceWithTheirLines() {
    assertThatExceptionOfType(InvalidConfiguration.class)
        .isThrownBy(
            () ->
                parse(
                    """
                    - rule: a
                      reson: typo
                      owner: ops
                      expires: tomorrow
                    - reason: covers all
                      owner: ops
                      expires: 2027-01-31
                    - ip: 300.1.2.3
                      account: 12
                      reason: x
                      owner: [a, b]
                      expires: 2027-01-31
                      expires: 2027-02-28
                    - just a text
                    """))
        .withMessage(
            """
            suppressions.yml:2: there is no key 'reson'; known: rule, actor, ip, account, reason,\
             owner, expires. Did you mean reason?
            suppressions.yml:1: it has no reason
            suppressions.yml:1: expires is no date such as 2027-03-31: tomorrow
            suppressions.yml:5: it covers everything: it needs a rule, an actor, an ip or an account
            suppressions.yml:11: owner has no value, or more than one
            suppressions.yml:13: expires is there twice
            suppressions.yml:8: it has no owner
            suppressions.yml:8: ip is no address such as 192.0.2.7, and no block such as\
             192.0.2.0/24: 300.1.2.3
            suppressions.yml:8: account is no 12-digit account id: 12
            suppressions.yml:14: not a suppression: it has no keys such as rule, reason and expires\
            """);
  }

  @Test
  void whatIsNoYamlIsToldWithItsLine() {
    assertThatThrownBy(() -> parse("- rule: a\n  actor: [unclosed\n"))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageStartingWith("suppressions.yml:3: no YAML: ");
    assertThatThrownBy(() -> parse("rule: a"))
        .hasMessage("suppressions.yml:1: not a list of suppressions, each beginning with '- '");
  }

  @Test
  void aliasesThatMultiplyAreNotFollowed() {
    var text = new StringBuilder("- &a0 [x, x]\n");
    for (int i = 1; i < 60; i++) {
      text.append("- &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i - 1, i - 1, i - 1));
    }

    assertThatThrownBy(() -> parse(text.toString()))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("suppressions.yml:1: ");
  }

  @Test
  void tagsMakeNoObjects() {
    assertThatThrownBy(() -> parse("- !!java.io.File {rule: a}\n"))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("it has no reason");
  }

  @Test
  void aFileIsRead(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("quiet.yml"), "- rule: a" + REST);

    assertThat(SuppressionFile.read(file).all()).hasSize(1);
    assertThatThrownBy(() -> SuppressionFile.read(folder.resolve("none.yml")))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("none.yml");
  }
}
