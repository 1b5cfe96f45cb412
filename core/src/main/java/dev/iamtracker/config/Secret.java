package dev.iamtracker.config;

/// What must never be shown: it shows as `(secret)`.
///
/// @param value what it is; only for whoever uses it
public record Secret(String value) {
  @Override
  public String toString() {
    return "(secret)";
  }
}
