package dev.iamtracker.standin.protocol;

/// Why a request is refused before its API sees it.
public enum Trouble {
  UNSIGNED,
  UNKNOWN_KEY,
  EXPIRED_KEY,
  SKEWED_CLOCK
}
