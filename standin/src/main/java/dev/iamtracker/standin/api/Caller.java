package dev.iamtracker.standin.api;

import dev.iamtracker.standin.world.AccessKey;

/// Who calls, and where.
public record Caller(AccessKey key, String region) {
  public String account() {
    return key.account();
  }
}
