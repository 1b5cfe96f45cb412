package dev.iamtracker.sigma;

/// Why a rule cannot be used: `rules/x.yml:12:5: unknown modifier 'foo'`.
public record SigmaError(Place place, String reason) {
  @Override
  public String toString() {
    return place + ": " + reason;
  }
}
