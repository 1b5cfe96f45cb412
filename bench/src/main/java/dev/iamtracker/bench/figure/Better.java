package dev.iamtracker.bench.figure;

/// Which numbers are good ones.
public enum Better {
  LOWER,
  HIGHER
}
