package dev.iamtracker.sigma;

/// Stops the reading of a part that makes no sense; becomes a [SigmaError].
final class Unusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Place place;

  Unusable(Place place, String reason) {
    super(reason, null, false, false);
    this.place = place;
  }

  SigmaError error() {
    return new SigmaError(place, String.valueOf(getMessage()));
  }
}
