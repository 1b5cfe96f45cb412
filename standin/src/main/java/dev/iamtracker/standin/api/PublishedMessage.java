package dev.iamtracker.standin.api;

import java.util.Map;

/// A message that a topic took.
///
/// @param attributes by their names, all of them texts
public record PublishedMessage(
    String id, String topic, String subject, String body, Map<String, String> attributes) {
  public PublishedMessage {
    attributes = Map.copyOf(attributes);
  }
}
