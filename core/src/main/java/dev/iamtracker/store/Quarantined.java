package dev.iamtracker.store;

/// Input that is no usable event, kept for a look.
///
/// @param input name of the file or archive entry
/// @param record which record of the input, from 1; 0 for the input as a whole
/// @param offset first byte in the decompressed input
/// @param reason what is wrong with it
/// @param text its first bytes as text, without secrets
public record Quarantined(String input, long record, long offset, String reason, String text) {}
