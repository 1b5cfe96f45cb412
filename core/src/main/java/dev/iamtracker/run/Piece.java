package dev.iamtracker.run;

import dev.iamtracker.cloudtrail.RecordSplitter;

/// A record as it was found in a file: `json[start, end)`.
///
/// @param spaced whether there is white space between its tokens
/// @param foreign whether it has bytes beyond ASCII
/// @param number in its file, from 1
/// @param offset of its first byte in the unpacked file
@SuppressWarnings("ArrayRecordComponent")
record Piece(
    byte[] json, int start, int end, boolean spaced, boolean foreign, long number, long offset) {
  /// What the splitter stands on; good until it goes on.
  static Piece of(RecordSplitter splitter) {
    return new Piece(
        splitter.buffer(),
        splitter.start(),
        splitter.end(),
        splitter.spaced(),
        splitter.foreign(),
        splitter.number(),
        splitter.offset());
  }

  int length() {
    return end - start;
  }

  Piece in(byte[] other, int start, int end) {
    return new Piece(other, start, end, spaced, foreign, number, offset);
  }

  String place() {
    return "record " + number + ", byte " + offset;
  }
}
