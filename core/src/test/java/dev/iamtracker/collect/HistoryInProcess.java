package dev.iamtracker.collect;

import dev.iamtracker.collect.HistoryFault.Kind;
import dev.iamtracker.standin.history.EventHistory;
import dev.iamtracker.standin.history.LookupOutcome.LookupAnswer;
import dev.iamtracker.standin.history.LookupOutcome.LookupError;
import dev.iamtracker.standin.history.LookupRequest;
import dev.iamtracker.standin.world.Happened;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// CloudTrail's rules without the network between; faults come from whoever hands some in.
record HistoryInProcess(EventHistory rules, Timing timing, Faults faults)
    implements dev.iamtracker.collect.EventHistory {

  /// Decides whether a question fails before it is answered, or the answer is lost.
  interface Faults {
    Faults NONE = (_, _) -> {};

    void check(Question question, boolean answered) throws HistoryFault;
  }

  @Override
  public Page lookup(Question question) throws HistoryFault {
    faults.check(question, false);
    LookupRequest request =
        LookupRequest.ofSource(question.stream().source())
            .between(question.range().from(), question.range().to())
            .after(question.token().orElse(null));
    Page page =
        switch (rules.lookup(question.stream().account(), question.stream().region(), request)) {
          case LookupAnswer(List<Happened> events, @Nullable String token) ->
              new Page(
                  events.stream().map(one -> new Found(one.id(), one.time(), "{}")).toList(),
                  Optional.ofNullable(token),
                  Optional.of(now()));
          case LookupError(String code, String message) ->
              throw new HistoryFault(kind(code), code + ": " + message, null);
        };
    faults.check(question, true);
    return page;
  }

  private Instant now() {
    return timing.instant();
  }

  private static Kind kind(String code) {
    return switch (code) {
      case "ThrottlingException" -> Kind.THROTTLED;
      case "InvalidNextTokenException" -> Kind.TOKEN;
      default -> Kind.QUESTION;
    };
  }
}
