package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.event.IdentityEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/// Every spelling of a time is read as the time it spells.
class TimestampsProperties {
  private static final long END = 4_102_444_800L;

  private static long parse(String text) {
    byte[] bytes = ("x" + text).getBytes(UTF_8);
    return Timestamps.parse(bytes, 1, bytes.length);
  }

  @Property(tries = 500)
  void readsTimesInWords(@ForAll @LongRange(min = 0, max = END) long seconds) {
    for (String pattern :
        new String[] {
          "MMM d, uuuu, h:mm:ss a", "MMM d, uuuu h:mm:ss a", "MMM d, uuuu, h:mm:ss\u202fa"
        }) {
      String text =
          DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
              .withZone(ZoneOffset.UTC)
              .format(Instant.ofEpochSecond(seconds));

      assertThat(parse(text)).as(text).isEqualTo(seconds * 1000);
    }
  }

  @Property(tries = 500)
  void readsWhatItSpells(@ForAll @LongRange(min = 0, max = END) long seconds) {
    String text = Timestamps.canonical(seconds * 1000);

    assertThat(parse(text)).isEqualTo(seconds * 1000);
  }

  @Property(tries = 2000)
  void neverReadsBeyondABrokenTime(
      @ForAll @IntRange(min = 0, max = 22) int at, @ForAll char c, @ForAll boolean cut) {
    String whole = "Feb 28, 2026, 12:08:19 PM";
    String text =
        cut ? whole.substring(0, at) : whole.substring(0, at) + c + whole.substring(at + 1);

    assertThat(parse(text)).isGreaterThanOrEqualTo(IdentityEvent.NO_TIME);
  }
}
