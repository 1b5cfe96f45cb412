package dev.iamtracker.standin.history;

import dev.iamtracker.standin.world.Place;
import java.time.Instant;

/// A lookup and what became of it.
///
/// @param time when it came, by the stand-in's clock
/// @param outcome `OK`, or the code of the error
/// @param events how many the page has
public record LoggedLookup(
    Place place, LookupRequest request, Instant time, String outcome, int events) {}
