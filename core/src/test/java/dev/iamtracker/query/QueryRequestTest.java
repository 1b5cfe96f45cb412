package dev.iamtracker.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.config.InvalidConfiguration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryRequestTest {
  private static final QueryCatalogue CATALOGUE = QueryCatalogue.builtIn();
  private static final TimeWindow WINDOW =
      new TimeWindow(Instant.parse("2026-11-15T10:00:00Z"), Instant.parse("2026-11-22T10:00:00Z"));

  @Test
  void rendersTheWindowAsTypedLiterals() {
    assertThat(statement("failed_auth", Map.of()).sql())
        .contains("event_date BETWEEN date '2026-11-15' AND date '2026-11-22'")
        .contains("event_time >= timestamp '2026-11-15 10:00:00.000'")
        .contains("event_time < timestamp '2026-11-22 10:00:00.000'")
        .doesNotContain(":from", ":to");
  }

  @Test
  void anEndAtMidnightDoesNotReachIntoTheNextDay() {
    TimeWindow day =
        new TimeWindow(
            Instant.parse("2026-11-21T00:00:00Z"), Instant.parse("2026-11-22T00:00:00Z"));

    assertThat(request("failed_auth", day, Map.of(), Map.of()).statement().sql())
        .contains("BETWEEN date '2026-11-21' AND date '2026-11-21'");
  }

  @Test
  void bindsFreeTextForEveryPlaceItStandsIn() {
    QueryStatement statement = statement("user_lookup", Map.of("user", "x' OR '1'='1"));

    assertThat(statement.bindings()).hasSize(5).containsOnly("x' OR '1'='1");
    assertThat(statement.sql())
        .containsPattern("\\? = ''\\s+OR strpos\\(lower\\(user_name\\), lower");
    assertThat(statement.sql()).doesNotContain("OR '1'");
  }

  @Test
  void takesParametersBeforeSettingsBeforeDefaults() {
    Map<String, String> settings = Map.of("OFF_HOURS_START", "20", "OFF_HOURS_END", "7");

    String sql =
        request("off_hours", WINDOW, Map.of("off_hours_start", " 19 "), settings).statement().sql();

    assertThat(sql)
        .contains("local_hour >= 19")
        .contains("local_hour < 7")
        .contains("'UTC'), 'UTC'");
  }

  @Test
  void aBlankSettingIsNoSetting() {
    assertThat(
            request("off_hours", WINDOW, Map.of(), Map.of("OFF_HOURS_START", " "))
                .statement()
                .sql())
        .contains("local_hour >= 22");
  }

  @Test
  void aLookbackWidensTheWindowToReadButNotTheOneAskedAbout() {
    QueryStatement statement = statement("new_identities", Map.of("lookback", "30"));

    assertThat(statement.window())
        .isEqualTo(new TimeWindow(Instant.parse("2026-10-23T10:00:00Z"), WINDOW.to()));
    assertThat(statement.sql())
        .contains("event_time >= timestamp '2026-10-23 10:00:00.000'")
        .contains("HAVING min(event_time) >= timestamp '2026-11-15 10:00:00.000'");
  }

  @Test
  void aLookbackShorterThanTheWindowChangesNothing() {
    assertThat(statement("new_identities", Map.of("lookback", "3")).window()).isEqualTo(WINDOW);
  }

  @Test
  void hasTheLimitOfTheQueryUnlessAnotherIsGiven() {
    QueryRequest request = request("user_lookup", WINDOW, Map.of(), Map.of());

    assertThat(request.statement().limit()).hasValue(25);
    assertThat(request.withLimit(OptionalInt.of(3)).statement().limit()).hasValue(3);
    assertThat(request.withLimit(OptionalInt.empty()).statement().limit()).isEmpty();
    assertThat(statement("daily_summary", Map.of()).limit()).isEmpty();
  }

  @Test
  void aQueryThatPicksItsRowsFirstLooksAtOneMoreThanItsLimit() {
    QueryRequest request = request("user_lookup", WINDOW, Map.of(), Map.of());

    assertThat(request.statement().sql()).contains("LIMIT 26\n");
    assertThat(request.withLimit(OptionalInt.empty()).statement().sql())
        .contains("LIMIT " + Integer.MAX_VALUE + "\n");
  }

  @Test
  void countsTheRowsBeforeTheyArePicked() {
    assertThat(request("user_lookup", WINDOW, Map.of(), Map.of()).counting().sql())
        .endsWith("\nSELECT count(*) AS row_count\nFROM all_rows");
    assertThat(request("errors", WINDOW, Map.of(), Map.of()).counting().limit()).isEmpty();
    assertThat(request("timeline", WINDOW, Map.of("ip", "x"), Map.of()).counting().sql())
        .startsWith("SELECT count(*) AS row_count\nFROM (\nWITH");
  }

  @Test
  void refusesUnknownParametersWithTheClosestName() {
    assertThatThrownBy(() -> statement("off_hours", Map.of("of_hours_start", "1")))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessage(
            "The query off_hours has no parameter \"of_hours_start\"."
                + " Did you mean off_hours_start? It takes: tz, off_hours_start, off_hours_end.");
    assertThatThrownBy(() -> statement("errors", Map.of("user", "x")))
        .hasMessage("The query errors has no parameter \"user\". It takes none.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"24", "-1", "", "6.5", "six", "6 OR 1=1", "٣", "99999999999999999999"})
  void refusesValuesThatAreNoHour(String value) {
    assertThatThrownBy(() -> statement("off_hours", Map.of("off_hours_start", value)))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessage(
            "The parameter off_hours_start of off_hours is \"%s\"; it must be an hour from 0 to 23.",
            value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+01:00", "UTC' OR 1=1", "europe/zurich", "Z", ""})
  void takesZonesOnlyFromTheList(String value) {
    assertThatThrownBy(() -> statement("hourly_activity", Map.of("tz", value)))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("it must be a time zone such as Europe/Zurich or UTC.");
  }

  @Test
  void suggestsTheZoneThatWasMeant() {
    assertThatThrownBy(() -> statement("hourly_activity", Map.of("tz", "Europe/Zuerich")))
        .hasMessageEndingWith("Did you mean Europe/Zurich?");
  }

  @Test
  void namesTheSettingThatCannotBeUsed() {
    assertThatThrownBy(
            () ->
                request("off_hours", WINDOW, Map.of(), Map.of("OFF_HOURS_END", "noon")).statement())
        .hasMessage("The setting OFF_HOURS_END is \"noon\"; it must be an hour from 0 to 23.");
  }

  private static QueryStatement statement(String query, Map<String, String> parameters) {
    return request(query, WINDOW, parameters, Map.of()).statement();
  }

  private static QueryRequest request(
      String query,
      TimeWindow window,
      Map<String, String> parameters,
      Map<String, String> settings) {
    return QueryRequest.of(CATALOGUE.query(query), window, parameters, settings);
  }
}
