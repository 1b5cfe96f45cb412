package dev.iamtracker.alert;

import java.util.Locale;

/// What is known about an alert, in the order in which people read it.
public enum Fact {
  TITLE("Rule"),
  TIME("Time"),
  LOCAL_TIME("Local time"),
  LAST_TIME("Until"),
  COUNT("Count"),
  ACCOUNT("Account"),
  REGION("Region"),
  ACTOR("Actor"),
  SESSION("Session"),
  MFA("MFA"),
  ACCESS_KEY("Access key"),
  SOURCE_IP("Source IP"),
  USER_AGENT("User agent"),
  EVENT_NAME("Action"),
  EVENT_SOURCE("Service"),
  TARGET("Target"),
  OUTCOME("Outcome"),
  ERROR("Error"),
  EVENT_ID("Event id");

  private final String label;

  Fact(String label) {
    this.label = label;
  }

  /// What people read.
  public String label() {
    return label;
  }

  /// What programs read.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
