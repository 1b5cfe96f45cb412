package dev.iamtracker.standin.world;

/// One region of one account: where events are recorded and quotas are counted.
///
/// @param account 12-digit account id
/// @param region such as `us-east-1`
public record Place(String account, String region) {}
