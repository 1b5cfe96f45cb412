package dev.iamtracker.simulate.story;

import dev.iamtracker.simulate.record.Call;
import dev.iamtracker.simulate.record.Caller;

/// One event of a story.
///
/// @param second when it happens, seconds since 1970
/// @param recipient the account in whose trail it lies
/// @param step what the attacker does, such as `persistence`
public record Scene(long second, String recipient, Caller caller, Call call, String step) {}
