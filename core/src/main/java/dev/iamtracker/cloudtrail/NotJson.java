package dev.iamtracker.cloudtrail;

/// The bytes are not one JSON value; says what is wrong and where.
final class NotJson extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param position index of the byte at which reading stopped
  NotJson(String reason, int position) {
    super(reason + " at byte " + position, null, false, false);
  }
}
