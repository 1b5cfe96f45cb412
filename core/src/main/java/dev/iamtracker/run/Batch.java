package dev.iamtracker.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Records of one file that another thread reads than the one that found them.
final class Batch {
  private static final int BYTES = 256 << 10;

  private final EntryReport entry;
  private final List<Piece> pieces = new ArrayList<>();
  private byte[] json = new byte[BYTES];
  private int length;

  Batch(EntryReport entry) {
    this.entry = entry;
  }

  void add(Piece piece) {
    int end = length + piece.length();
    if (end > json.length) {
      json = Arrays.copyOf(json, Math.max(end, 2 * json.length));
    }
    System.arraycopy(piece.json(), piece.start(), json, length, piece.length());
    pieces.add(piece.in(json, length, end));
    length = end;
  }

  boolean isFull() {
    return length >= BYTES;
  }

  /// The file that they are of.
  String name() {
    return entry.name();
  }

  void read(RecordReader reader) {
    try {
      for (Piece piece : pieces) {
        reader.read(entry, piece.in(json, piece.start(), piece.end()));
      }
    } finally {
      entry.batchDone();
    }
  }
}
