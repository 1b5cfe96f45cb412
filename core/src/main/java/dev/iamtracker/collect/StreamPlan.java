package dev.iamtracker.collect;

/// What is to be read of a stream.
public record StreamPlan(StreamId stream, TimeRanges missing) {}
