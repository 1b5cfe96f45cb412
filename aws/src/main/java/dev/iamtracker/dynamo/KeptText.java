package dev.iamtracker.dynamo;

import java.time.Instant;

/// A text and when it was kept.
public record KeptText(String text, Instant at) {}
