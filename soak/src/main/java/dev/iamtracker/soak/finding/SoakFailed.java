package dev.iamtracker.soak.finding;

/// The program did something that it must not do; the message says what.
public final class SoakFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SoakFailed(String message) {
    super(message);
  }
}
