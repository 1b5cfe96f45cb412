package dev.iamtracker.fuzz;

import dev.iamtracker.cloudtrail.RecordSplitter;
import dev.iamtracker.cloudtrail.RecordSplitter.Found;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// What a splitter found: a record, or something that is none.
///
/// @param text the record, or the first bytes of what is none
record Piece(Found found, long number, long offset, String reason, String text) {
  static List<Piece> of(InputStream content) throws IOException {
    var splitter = new RecordSplitter(content);
    var pieces = new ArrayList<Piece>();
    for (Found found = splitter.next(); found != Found.END; found = splitter.next()) {
      pieces.add(piece(found, splitter));
      if (found == Found.NOT_JSON) {
        break;
      }
    }
    pieces.add(new Piece(Found.END, pieces.size(), splitter.bytesRead(), "", ""));
    return pieces;
  }

  private static Piece piece(Found found, RecordSplitter splitter) {
    return switch (found) {
      case RECORD ->
          new Piece(
              found,
              splitter.number(),
              splitter.offset(),
              "",
              text(splitter.buffer(), splitter.start(), splitter.end()));
      case DAMAGED -> {
        byte[] head = splitter.head();
        yield new Piece(
            found,
            splitter.number(),
            splitter.offset(),
            splitter.reason(),
            text(head, 0, head.length));
      }
      case NOT_JSON, END -> new Piece(found, 0, 0, splitter.reason(), "");
    };
  }

  private static String text(byte[] bytes, int start, int end) {
    byte[] piece = new byte[end - start];
    System.arraycopy(bytes, start, piece, 0, piece.length);
    return Json.decoded(piece);
  }

  boolean isRecord() {
    return found == Found.RECORD;
  }
}
