package dev.iamtracker.collect;

import org.jspecify.annotations.Nullable;

/// Event history gave no answer.
public final class HistoryFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /// What it means for further questions.
  public enum Kind {
    /// Too many requests of the account in the region; later it will answer.
    THROTTLED,
    /// A fault of service or network, gone when asked again.
    PASSING,
    /// The token of the next page is not accepted any more.
    TOKEN,
    /// This question cannot be answered, others can.
    QUESTION,
    /// No question about this region of this account is answered.
    PLACE,
    /// No question about this account is answered: its credentials are not valid, or not any more.
    ACCOUNT
  }

  /// @param message what is wrong, for people
  public HistoryFault(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /// What is wrong, for people.
  public String reason() {
    return String.valueOf(getMessage());
  }
}
