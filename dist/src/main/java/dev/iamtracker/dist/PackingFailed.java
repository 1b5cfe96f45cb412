package dev.iamtracker.dist;

/// The program cannot be packed; the message says what was tried and why it failed.
final class PackingFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PackingFailed(String message) {
    super(message);
  }
}
