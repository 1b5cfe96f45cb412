package dev.iamtracker.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdentityEventTest {
  private static IdentityEvent event(String id) {
    return new IdentityEvent.Builder()
        .text(Column.EVENT_ID, id)
        .text(Column.EVENT_NAME, "PutUserPolicy")
        .text(Column.POLICY_NAME, "p-" + id)
        .text(Column.REQUEST_PARAMETERS, "{\"id\":\"" + id + "\"}")
        .text(Column.EXTRA, "{}")
        .flag(Column.READ_ONLY, false)
        .millis(Column.EVENT_TIME, 1_000)
        .millis(Column.SESSION_STARTED_AT, 2_000)
        .millis(Column.CREDENTIALS_EXPIRATION, 3_000)
        .millis(Column.INGESTED_AT, 4_000)
        .build();
  }

  /// Every column but those given holds what it held.
  private static void assertSameBut(IdentityEvent one, IdentityEvent other, Column... but) {
    for (Column column : Column.all()) {
      if (!List.of(but).contains(column)) {
        assertThat(one.utf8(column)).as("%s", column).isEqualTo(other.utf8(column));
        assertThat(one.millis(column)).as("%s", column).isEqualTo(other.millis(column));
      }
    }
  }

  @Test
  void setsAColumnThatHadNoValue() {
    IdentityEvent event = event("1");

    IdentityEvent changed = event.with(Column.POLICY_GRANTS, Utf8.of("admin"));

    assertThat(changed.text(Column.POLICY_GRANTS)).contains("admin");
    assertThat(event.has(Column.POLICY_GRANTS)).isFalse();
    assertSameBut(changed, event, Column.POLICY_GRANTS);
  }

  @Test
  void setsTwoColumnsAtOnce() {
    IdentityEvent event = event("1");

    IdentityEvent changed =
        event.with(
            Map.of(Column.MATCHED_RULES, Utf8.of("a,b"), Column.POLICY_GRANTS, Utf8.of("none")));

    assertThat(changed.text(Column.MATCHED_RULES)).contains("a,b");
    assertThat(changed.text(Column.POLICY_GRANTS)).contains("none");
    assertSameBut(changed, event, Column.MATCHED_RULES, Column.POLICY_GRANTS);
  }

  @Test
  void replacesATextByAShorterOneOrByNone() {
    IdentityEvent event = event("1");

    IdentityEvent shorter = event.with(Column.EVENT_NAME, Utf8.of("x"));
    IdentityEvent none = event.with(Column.EVENT_NAME, null);

    assertThat(shorter.text(Column.EVENT_NAME)).contains("x");
    assertThat(none.has(Column.EVENT_NAME)).isFalse();
    assertSameBut(shorter, event, Column.EVENT_NAME);
    assertSameBut(none, event, Column.EVENT_NAME);
  }

  @Test
  void isInMemoryOfItsOwnWhenTheEventLiesOnAPage() {
    var page = new EventPage();
    page.add(event("1"));
    page.add(event("22"));
    page.add(event("333"));

    IdentityEvent changed = page.event(1).with(Column.MATCHED_RULES, Utf8.of("rule"));
    page.clear();
    page.add(event("other"));
    page.add(event("another"));

    assertThat(changed.text(Column.MATCHED_RULES)).contains("rule");
    assertSameBut(changed, event("22"), Column.MATCHED_RULES);
  }

  @Test
  void fitsOnAPageAgain() {
    var page = new EventPage();
    IdentityEvent changed = event("1").with(Column.POLICY_GRANTS, Utf8.of("service-wide"));

    page.add(event("0"));
    page.add(changed);

    assertThat(page.event(1).text(Column.POLICY_GRANTS)).contains("service-wide");
    assertSameBut(page.event(1), changed);
  }

  @Test
  void refusesColumnsThatAreNoText() {
    IdentityEvent event = event("1");

    for (Column column :
        List.of(Column.IS_ERROR, Column.EVENT_TIME, Column.EVENT_DATE, Column.EXTRA)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> event.with(column, Utf8.of("x")))
          .withMessageContaining(column.name());
    }
    assertThatIllegalArgumentException().isThrownBy(() -> event.with(Column.EVENT_ID, Utf8.EMPTY));
  }
}
