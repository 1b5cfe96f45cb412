package dev.iamtracker.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.config.InvalidConfiguration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryFileTest {
  private static final String GOOD =
      """
      -- title:   Keys
      -- purpose: One sentence that goes on
      --          in the next line.
      -- group:   permissions
      -- days:    90
      -- limit:   none
      -- param:   user (text, default ''): part of the name
      -- param:   tz (zone, default UTC, setting OFF_HOURS_TIMEZONE): time zone
      -- columns: a, b
      SELECT a, b, :tz
      FROM iam_events
      WHERE :user = '' AND event_time >= :from
      """;

  @Test
  void readsTheHeaderAndTheStatement() {
    Query query = QueryFile.parse("keys", "keys.sql", GOOD);

    assertThat(query.name()).isEqualTo("keys");
    assertThat(query.title()).isEqualTo("Keys");
    assertThat(query.purpose()).isEqualTo("One sentence that goes on in the next line.");
    assertThat(query.group()).isEqualTo("permissions");
    assertThat(query.days()).isEqualTo(90);
    assertThat(query.limit()).isEqualTo(OptionalInt.empty());
    assertThat(query.parameters())
        .containsExactly(
            new QueryParameter("user", ParameterType.TEXT, "", null, "part of the name"),
            new QueryParameter("tz", ParameterType.ZONE, "UTC", "OFF_HOURS_TIMEZONE", "time zone"));
    assertThat(query.tableColumns()).containsExactly("a", "b");
    assertThat(query.sql()).startsWith("SELECT a, b").endsWith(":from");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "-- title:   Keys              | -- titel:   Keys              | 1 | unknown key 'titel'. Did you mean title?",
        "-- group:   permissions       | -- group permissions          | 4 | a header line is written '-- key: value'",
        "-- group:   permissions       | -- title:   Again             | 4 | the key 'title' stands here a second time",
        "-- days:    90                | -- days:    0                 | 5 | '0' is not from 1 to 36500",
        "-- days:    90                | -- days:    soon              | 5 | 'soon' is not from 1 to 36500",
        "-- limit:   none              | -- limit:   many              | 6 | 'many' is not from 1 to 1000000",
        "-- param:   user (text, default ''): part of the name | -- param:   user: text | 7 | a parameter is written",
        "-- param:   user (text, default ''): part of the name | -- param:   user (string, default ''): x | 7 | unknown parameter type 'string'",
        "-- param:   user (text, default ''): part of the name | -- param:   from (text, default ''): x | 7 | there is a parameter 'from' already",
        "-- param:   user (text, default ''): part of the name | -- param:   lookback (hour, default 1): x | 7 | the parameter lookback is of type days",
        "(zone, default UTC,           | (zone, default Mars/Base,     | 8 | the default 'Mars/Base' is not a time zone",
        "-- columns: a, b              | -- columns: a, B              | 9 | 'B' is not the name of a column",
        "SELECT a, b, :tz              | DELETE a, b, :tz              | 10 | after the header must come SELECT or WITH",
        "SELECT a, b, :tz              | SELECT a, b                   | 10 | the parameter tz of the header is not used",
        "event_time >= :from           | event_time >= :form           | 12 | the parameter :form is not in the header",
        "event_time >= :from           | event_time >= :lookback_from  | 12 | the parameter :lookback_from is not in the header",
        "event_time >= :from           | event_time >= :from;          | 12 | leave out the ';'",
        "event_time >= :from           | a < :most_rows                | 12 | :most_rows needs a part 'all_rows AS ('",
      })
  void namesTheFileTheLineAndTheMistake(String good, String bad, int line, String message) {
    assertThat(GOOD).contains(good);

    assertThatThrownBy(() -> QueryFile.parse("keys", "my/keys.sql", GOOD.replace(good, bad)))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageStartingWith("my/keys.sql:" + line + ": " + message);
  }

  @Test
  void saysWhichKeyIsMissing() {
    assertThatThrownBy(
            () -> QueryFile.parse("keys", "keys.sql", GOOD.replace("-- days:    90\n", "")))
        .hasMessage("keys.sql:1: the header lacks the key 'days'");
  }

  @Test
  void acceptsTheDaysOfALookbackInPlaceOfTheNumber() {
    String text =
        GOOD.replace(
                "user (text, default ''): part of the name",
                "lookback (days, default 400): how far back")
            .replace(":user = ''", "event_date >= :lookback_date");

    assertThat(QueryFile.parse("keys", "keys.sql", text).parameters().getFirst().name())
        .isEqualTo("lookback");
  }
}
