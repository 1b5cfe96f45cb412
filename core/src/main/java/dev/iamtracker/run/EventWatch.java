package dev.iamtracker.run;

import dev.iamtracker.event.IdentityEvent;

/// Looks at the events of a run on their way into the store; one instance serves one thread.
public interface EventWatch {
  /// Sees nothing and changes nothing.
  EventWatch NONE =
      new EventWatch() {
        @Override
        public IdentityEvent look(IdentityEvent event) {
          return event;
        }

        @Override
        public void stored(IdentityEvent event) {}
      };

  /// Looks at an event that is about to be stored.
  ///
  /// @return the event with what was found out about it
  IdentityEvent look(IdentityEvent event);

  /// The event that was looked at last was new to the store.
  void stored(IdentityEvent event);
}
