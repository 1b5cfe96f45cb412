package dev.iamtracker.sigma;

/// Why a rule cannot be used: `rules/x.yml:12:5: unknown modifier 'foo'`.
///
/// @param reason of bounded length, whatever names and values it tells of
public record SigmaError(Place place, String reason) {
  private static final int MOST_CHARACTERS = 1_000;

  public SigmaError {
    if (reason.length() > MOST_CHARACTERS) {
      reason = reason.substring(0, MOST_CHARACTERS) + "…";
    }
  }

  @Override
  public String toString() {
    return place + ": " + reason;
  }
}
