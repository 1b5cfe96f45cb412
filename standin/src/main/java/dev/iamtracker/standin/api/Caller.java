package dev.iamtracker.standin.api;

import dev.iamtracker.standin.world.AccessKey;
import dev.iamtracker.standin.world.Place;

/// Who calls, and where.
public record Caller(AccessKey key, String region) {
  public String account() {
    return key.account();
  }

  public Place place() {
    return new Place(account(), region);
  }
}
