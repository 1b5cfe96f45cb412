package dev.iamtracker.standin.history;

import dev.iamtracker.standin.world.Happened;

/// What events are to have, as the request says it.
///
/// @param key `EventSource` or another of the eight keys
public record LookupAttribute(String key, String value) {
  /// Whether CloudTrail knows such a key.
  boolean isKnown() {
    return switch (key) {
      case "AccessKeyId",
          "EventId",
          "EventName",
          "EventSource",
          "ReadOnly",
          "ResourceName",
          "ResourceType",
          "Username" ->
          true;
      default -> false;
    };
  }

  boolean matches(Happened event) {
    return switch (key) {
      case "AccessKeyId" -> value.equals(event.accessKey());
      case "EventId" -> value.equals(event.id());
      case "EventName" -> value.equals(event.name());
      case "EventSource" -> value.equals(event.source());
      case "ReadOnly" -> value.equals(String.valueOf(event.readOnly()));
      case "ResourceName" -> event.resources().stream().anyMatch(one -> value.equals(one.name()));
      case "ResourceType" -> event.resources().stream().anyMatch(one -> value.equals(one.type()));
      case "Username" -> value.equals(event.user());
      default -> throw new IllegalArgumentException("no such attribute: " + key);
    };
  }
}
