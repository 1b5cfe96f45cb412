package dev.iamtracker.collect;

import dev.iamtracker.collect.Answers.Answer;
import dev.iamtracker.collect.EventHistory.Page;
import dev.iamtracker.collect.HistoryFault.Kind;
import java.util.Optional;

/// Asks one question after the other until nothing is left; several of them work at the same time.
final class Asker implements Runnable {
  private final EventHistory history;
  private final Schedule schedule;
  private final Answers answers;
  private final Timing timing;

  Asker(EventHistory history, Schedule schedule, Answers answers, Timing timing) {
    this.history = history;
    this.schedule = schedule;
    this.answers = answers;
    this.timing = timing;
  }

  @Override
  public void run() {
    try {
      for (Optional<Window> window = schedule.take();
          window.isPresent();
          window = schedule.take()) {
        ask(window.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      schedule.stop();
      answers.fail(e);
    } finally {
      answers.end();
    }
  }

  private void ask(Window window) throws InterruptedException {
    long start = timing.nanos();
    try {
      Page page = history.lookup(window.question());
      long took = timing.nanos() - start;
      boolean ends = window.take(page, timing.instant());
      // The page goes first: nothing may be claimed before its events are on their way.
      answers.put(
          new Answer(
              window.stream(),
              page.events(),
              page.bytes(),
              window.isLastPageRead() ? Optional.of(window.whole()) : Optional.empty(),
              true));
      Optional<Claim> claim =
          ends || window.isLastPageRead()
              ? schedule.answered(window, page, took)
              : schedule.failed(window, endless(), took);
      put(claim);
    } catch (HistoryFault fault) {
      put(schedule.failed(window, fault, timing.nanos() - start));
    }
  }

  private static HistoryFault endless() {
    return new HistoryFault(
        Kind.QUESTION, "the answer does not end: page after page without a new event", null);
  }

  private void put(Optional<Claim> claim) throws InterruptedException {
    if (claim.isPresent()) {
      answers.put(Answer.of(claim.get()));
    }
  }
}
