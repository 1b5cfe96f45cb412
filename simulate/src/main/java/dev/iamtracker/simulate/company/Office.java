package dev.iamtracker.simulate.company;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/// A place of work and its clock.
public record Office(ZoneId zone) {
  /// Offices whose working hours all lie between 6 and 22 o'clock UTC.
  public static final List<Office> ALL =
      List.of(
          new Office(ZoneId.of("Europe/Berlin")),
          new Office(ZoneId.of("Europe/London")),
          new Office(ZoneId.of("America/New_York")),
          new Office(ZoneId.of("Europe/Lisbon")));

  private static final int FIRST_MINUTE = 8 * 60;
  private static final int LAST_MINUTE = 16 * 60 + 15;
  private static final int LUNCH = 12 * 60 + 15;
  private static final int AFTER_LUNCH = 13 * 60;

  /// Whether people begin something at this time: Monday to Friday, not at lunch, not late.
  public boolean isOpen(long second) {
    Instant instant = Instant.ofEpochSecond(second);
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(second, 0, zone.getRules().getOffset(instant));
    int minute = local.getHour() * 60 + local.getMinute();
    return local.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
        && minute >= FIRST_MINUTE
        && minute < LAST_MINUTE
        && (minute < LUNCH || minute >= AFTER_LUNCH);
  }
}
