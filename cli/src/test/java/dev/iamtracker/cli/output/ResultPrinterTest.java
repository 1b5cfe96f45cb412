package dev.iamtracker.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cli.terminal.DisplayWidth;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.query.QueryResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultPrinterTest {
  private static final LocalDateTime TEN = LocalDateTime.parse("2026-11-22T10:00:00");

  private static final QueryResult TYPED =
      result(
          List.of("t", "d", "n", "r", "e", "ok", "who", "ips"),
          row(
              TEN,
              LocalDate.parse("2026-11-22"),
              7L,
              0.25,
              new BigDecimal("1.50"),
              true,
              null,
              List.of("10.0.0.1", "10.0.0.2")));

  @Nested
  class Table {
    @Test
    void alignsColumnsAndPutsNumbersToTheRight() {
      QueryResult result =
          result(
              List.of("identity", "total_events"), row("deploy/ci-4711", 12L), row("日本語", 12345L));

      assertThat(print(Format.TABLE, 80, result))
          .isEqualTo(
              """
              identity        total_events
              ──────────────  ────────────
              deploy/ci-4711            12
              日本語                 12345
              """);
    }

    @Test
    void wrapsWideCellsToTheWidthOfTheTerminal() {
      QueryResult result =
          result(
              List.of("event_name", "user_agent"),
              row("CreateUser", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML)"),
              row("DeleteUser", "aws-cli/2.1"));

      assertThat(print(Format.TABLE, 40, result))
          .isEqualTo(
              """
              event_name  user_agent
              ──────────  ────────────────────────────
              CreateUser  Mozilla/5.0 (X11; Linux
                          x86_64) AppleWebKit/537.36
                          (KHTML)
              DeleteUser  aws-cli/2.1
              """);
    }

    @Test
    void neverWrapsWhenWide() {
      StringWriter out = new StringWriter();
      QueryResult result = result(List.of("a"), row("x".repeat(500)));

      ResultPrinter.of(Format.TABLE, terminal(out, 40), true).print(result);

      assertThat(out.toString().lines().mapToInt(String::length).max()).hasValue(500);
    }

    @Test
    void showsARowAsABlockWhereColumnsWouldBeTooNarrow() {
      String long30 = "abcdefghi ".repeat(3).strip();
      QueryResult result =
          result(List.of("one", "two", "three", "absent"), row(long30, long30, long30, null));

      assertThat(print(Format.TABLE, 40, result))
          .isEqualTo(
              """
              ── row 1 ───────────────────────────────
              one     abcdefghi abcdefghi abcdefghi
              two     abcdefghi abcdefghi abcdefghi
              three   abcdefghi abcdefghi abcdefghi
              """);
    }

    @Test
    void showsEveryTypeAsAPersonReadsIt() {
      assertThat(print(Format.TABLE, 200, TYPED))
          .isEqualTo(
              """
              t                     d           n     r     e  ok    who  ips
              ────────────────────  ──────────  ─  ────  ────  ────  ───  ──────────────────
              2026-11-22T10:00:00Z  2026-11-22  7  0.25  1.50  true       10.0.0.1, 10.0.0.2
              """);
    }

    @Test
    void keepsHostileTextInItsCell() {
      QueryResult result = result(List.of("a\u001b[1m"), row("x\n\u001b[2J\u202ey"));

      assertThat(print(Format.TABLE, 80, result))
          .isEqualTo(
              """
              a\\x1b[1m
              ─────────────────
              x\\n\\x1b[2J\\u202ey
              """);
    }

    @Test
    void printsNothingForNoRows() {
      assertThat(print(Format.TABLE, 80, result(List.of("a")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 33, 40, 61, 80, 120, 173})
    void staysWithinTheTerminal(int width) {
      String arn = "arn:aws:sts::123456789012:assumed-role/deploy/日本語-session-0815";
      QueryResult result = result(List.of("a", "b", "c"), row(arn, 1L, arn), row("x", 22L, arn));

      assertThat(print(Format.TABLE, width, result).lines())
          .isNotEmpty()
          .allMatch(line -> DisplayWidth.of(line) <= Math.max(width, 23));
    }
  }

  @Nested
  class Json {
    @Test
    void printsOneArrayOfObjects() {
      QueryResult result = result(List.of("who", "n"), row("root", 1L), row("eve", 2L));

      assertThat(print(Format.JSON, 80, result))
          .isEqualTo(
              """
              [
              {"who":"root","n":1},
              {"who":"eve","n":2}
              ]
              """);
    }

    @Test
    void printsAnEmptyArrayForNoRows() {
      assertThat(print(Format.JSON, 80, result(List.of("a")))).isEqualTo("[]\n");
    }

    @Test
    void keepsTypes() {
      assertThat(print(Format.NDJSON, 80, TYPED))
          .isEqualTo(
              """
              {"t":"2026-11-22T10:00:00.000Z","d":"2026-11-22","n":7,"r":0.25,"e":1.50,"ok":true,\
              "who":null,"ips":["10.0.0.1","10.0.0.2"]}
              """);
    }

    @Test
    void escapesWhatATerminalWouldObey() {
      QueryResult result =
          result(
              List.of("a"),
              row("\u001b[2J\u007f\u009b\u202e日😀\ud800" + Character.toString(0xE0041)));

      assertThat(print(Format.NDJSON, 80, result))
          .isEqualTo("{\"a\":\"\\u001B[2J\\u007f\\u009b\\u202e日😀\\ud800\\udb40\\udc41\"}\n");
    }
  }

  @Nested
  class Csv {
    @Test
    void quotesWhatNeedsQuotes() {
      QueryResult result = result(List.of("a", "b"), row("x,\"y\"", "two\nlines"));

      assertThat(print(Format.CSV, 80, result)).isEqualTo("a,b\r\n\"x,\"\"y\"\"\",two\\nlines\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "＝1"})
    void neverStartsACellWithAFormula(String formula) {
      assertThat(print(Format.CSV, 80, result(List.of("a"), row(formula))))
          .isEqualTo("a\r\n'" + formula + "\r\n");
    }

    @Test
    void neverStartsACellWithATabOrALineBreak() {
      assertThat(print(Format.CSV, 80, result(List.of("a", "b"), row("\t=1", "\r=1"))))
          .isEqualTo("a,b\r\n'\\t=1,'\\r=1\r\n");
    }

    @Test
    void neverStartsAHeaderWithAFormula() {
      assertThat(print(Format.CSV, 80, result(List.of("=cmd()")))).isEqualTo("'=cmd()\r\n");
    }

    @Test
    void leavesNumbersAlone() {
      assertThat(print(Format.CSV, 80, result(List.of("n"), row(-5L), row(-0.5))))
          .isEqualTo("n\r\n-5\r\n-0.5\r\n");
    }

    @Test
    void defusesAListThatStartsWithAFormula() {
      assertThat(print(Format.CSV, 80, result(List.of("l"), row(List.of("=1", "b")))))
          .isEqualTo("l\r\n\"'=1, b\"\r\n");
    }

    @Test
    void showsTerminalCommandsInsteadOfObeyingThem() {
      assertThat(print(Format.CSV, 80, result(List.of("a"), row("x\u001b[2J"))))
          .isEqualTo("a\r\nx\\x1b[2J\r\n");
    }
  }

  private static String print(Format format, int width, QueryResult result) {
    StringWriter out = new StringWriter();
    Terminal terminal = terminal(out, width);
    ResultPrinter.of(format, terminal, false).print(result);
    terminal.out().flush();
    return out.toString();
  }

  private static Terminal terminal(StringWriter out, int width) {
    PrintWriter writer = new PrintWriter(out);
    return new Terminal(writer, writer, false, false, false, width);
  }

  private static Row row(@Nullable Object... cells) {
    List<@Nullable Object> row = new ArrayList<@Nullable Object>();
    for (@Nullable Object cell : cells) {
      row.add(cell);
    }
    return new Row(row);
  }

  /// The compiled constructor of the record does not carry the nullness of its cells.
  @SuppressWarnings("NullAway")
  private static QueryResult result(List<String> columns, Row... rows) {
    List<List<@Nullable Object>> all = new ArrayList<List<@Nullable Object>>();
    for (Row row : rows) {
      all.add(row.cells());
    }
    return new QueryResult(columns, all, false, Duration.ofMillis(34), 1_200_000, List.of());
  }

  private record Row(List<@Nullable Object> cells) {}
}
