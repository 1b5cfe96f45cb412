package dev.iamtracker.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.query.ParameterValue.Day;
import dev.iamtracker.query.ParameterValue.Moment;
import dev.iamtracker.query.ParameterValue.Text;
import dev.iamtracker.query.ParameterValue.Whole;
import dev.iamtracker.query.ParameterValue.Zone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SqlLiteralsTest {
  @Test
  void writesEachTypeAsALiteralOfItsOwn() {
    assertThat(SqlLiterals.of(new Whole(7))).isEqualTo("7");
    assertThat(SqlLiterals.of(new Whole(-7))).isEqualTo("(-7)");
    assertThat(SqlLiterals.of(new Day(LocalDate.of(2026, 11, 22)))).isEqualTo("date '2026-11-22'");
    assertThat(SqlLiterals.of(new Moment(Instant.parse("2026-11-22T10:00:00.005Z"))))
        .isEqualTo("timestamp '2026-11-22 10:00:00.005'");
    assertThat(SqlLiterals.of(new Zone(ZoneId.of("Europe/Zurich")))).isEqualTo("'Europe/Zurich'");
  }

  @Test
  void roundsUpToTheMillisecondSoThatTheSameEventsLieBefore() {
    assertThat(SqlLiterals.timestamp(Instant.parse("2026-11-22T10:00:00.004000001Z")))
        .isEqualTo("timestamp '2026-11-22 10:00:00.005'");
  }

  @Test
  void refusesDaysThatSqlCannotWrite() {
    assertThatThrownBy(() -> SqlLiterals.date(LocalDate.of(10_000, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SqlLiterals.timestamp(Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void neverLetsTextEndItsLiteral(@ForAll String text) {
    String literal = SqlLiterals.of(new Text(text));

    String inside = literal.substring(1, literal.length() - 1);
    assertThat(literal).startsWith("'").endsWith("'");
    assertThat(inside.replace("''", "")).doesNotContain("'");
    assertThat(inside.replace("''", "'")).isEqualTo(text);
  }
}
