package dev.iamtracker.cli.stack;

import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.dynamo.StackLookup;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.query.TimeWindow;
import java.time.Instant;
import java.util.List;

/// Which events of a stack a user asked for; empty texts mean all.
///
/// @param user who acted, as `user_name` has it
/// @param action `event_name`, as it is spelled
public record EventChoice(String user, String action, String id, TimeWindow window) {
  /// @throws InvalidConfiguration when there is no quick way to them
  public EventChoice {
    if (user.isEmpty() && action.isEmpty() && id.isEmpty()) {
      throw new InvalidConfiguration(
          "The tables of a stack are looked up by user, action or id: name --user, --action or --id."
              + " For everything else ask its exported lake, such as with `iat query`.");
    }
  }

  /// The newest first.
  List<IdentityEvent> in(StackLookup lookup, int most) {
    Instant from = window.from();
    Instant last = window.to().minusMillis(1);
    if (!id.isEmpty()) {
      return lookup.ofId(id, window.firstDay(), window.lastDay()).stream()
          .filter(this::accepts)
          .toList();
    }
    if (user.isEmpty()) {
      return lookup.ofAction(action, from, last, most);
    }
    return action.isEmpty()
        ? lookup.ofUser(user, from, last, most)
        : lookup.ofUserAndAction(user, action, from, last, most);
  }

  private boolean accepts(IdentityEvent event) {
    return !event.time().isBefore(window.from())
        && event.time().isBefore(window.to())
        && is(event, Column.USER_NAME, user)
        && is(event, Column.EVENT_NAME, action);
  }

  private static boolean is(IdentityEvent event, Column column, String text) {
    return text.isEmpty() || event.text(column).filter(text::equals).isPresent();
  }
}
