package dev.iamtracker.alert;

/// How far an alert came on its way through one channel.
public enum DeliveryState {
  /// Not tried yet.
  PENDING,
  /// A request may be under way.
  SENDING,
  /// Refused, and tried again later.
  FAILED,
  /// A request was not answered, or its sender died; sent once more later, marked as a repeat.
  UNCERTAIN,
  SENT,
  /// The repeat was not answered either. It may have arrived twice, so it is not sent again unless
  /// somebody asks for it.
  UNCONFIRMED,
  /// Refused for so long that nobody tries any more.
  GIVEN_UP,
  /// Its finding became part of another one, of which people are told, before it was sent.
  WITHDRAWN;

  /// Whether a sender will try it by itself.
  public boolean isOpen() {
    return switch (this) {
      case PENDING, SENDING, FAILED, UNCERTAIN -> true;
      case SENT, UNCONFIRMED, GIVEN_UP, WITHDRAWN -> false;
    };
  }
}
