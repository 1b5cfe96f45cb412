package dev.iamtracker.dynamo;

import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.export.EventDays;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/// The days of a stack, as the exporter asks for them.
record StackDays(DayLedger ledger, EventTable events) implements EventDays {
  @Override
  public List<ChangedDay> changed() {
    return ledger.days().stream()
        .filter(DayLedger.Day::isToExport)
        .map(DayLedger.Day::now)
        .toList();
  }

  @Override
  public void read(LocalDate day, int part, Consumer<IdentityEvent> sink) {
    events.read(day, part, sink);
  }

  @Override
  public void exported(ChangedDay day) {
    ledger.exported(day.day(), day.change());
  }
}
