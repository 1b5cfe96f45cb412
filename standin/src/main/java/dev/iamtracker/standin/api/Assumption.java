package dev.iamtracker.standin.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A call of `sts:AssumeRole`.
///
/// @param caller the ARN behind the key that was used
/// @param seconds how long the session was to last
/// @param key the id of the key that was issued, null where the call was refused
public record Assumption(
    Instant time,
    String caller,
    String role,
    String session,
    @Nullable String externalId,
    @Nullable String sourceIdentity,
    int seconds,
    @Nullable String key) {}
