package dev.iamtracker.alert;

import dev.iamtracker.finding.FindingStore;

/// Where everything about alerts is kept.
public record AlertStores(
    FindingStore findings, Outbox outbox, OpenGroups groups, ChannelStates channels) {}
