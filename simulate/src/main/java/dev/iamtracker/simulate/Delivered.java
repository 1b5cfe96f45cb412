package dev.iamtracker.simulate;

/// A record and when CloudTrail delivers it, in seconds since 1970.
record Delivered(long second, String json) {}
