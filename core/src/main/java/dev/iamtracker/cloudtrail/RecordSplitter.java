package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Cuts a stream into its records: the elements of `Records` (delivery files), of `Events`
/// (LookupEvents answers) and of plain arrays, and objects that stand one after another (single
/// records, NDJSON).
///
/// Only brackets and quotes are looked at, so a damaged record costs that record and not the file.
/// Memory is bounded: a record over [RecordParser#MAX_RECORD_BYTES] is passed over.
public final class RecordSplitter {
  /// What [#next] came upon.
  public enum Found {
    /// A whole record, from [#start] to [#end] of [#buffer].
    RECORD,
    /// Something that is no record; [#reason] says why, [#head] holds its first bytes.
    DAMAGED,
    /// The input is not CloudTrail JSON at all; [#reason] says why.
    NOT_JSON,
    /// Nothing more.
    END
  }

  private enum Place {
    TOP,
    ARRAY,
    ARRAY_IN_OBJECT,
    LINES,
    DONE
  }

  private static final int KEPT_OF_DAMAGED = 64 << 10;
  private static final byte[] RECORDS = "Records".getBytes(US_ASCII);
  private static final byte[] EVENTS = "Events".getBytes(US_ASCII);

  private final Window window;
  private final int limit;
  private Place place = Place.TOP;
  private boolean container;
  private long number;
  private boolean spaced;
  private boolean foreign;
  private int start;
  private int end;
  private long offset;
  private String reason = "";
  private byte[] head = {};

  /// Cuts what the stream holds; the caller closes it.
  public RecordSplitter(InputStream in) {
    this(in, RecordParser.MAX_RECORD_BYTES);
  }

  RecordSplitter(InputStream in, int limit) {
    this.window = new Window(in);
    this.limit = limit;
  }

  /// The bytes of the record found last; valid until the next call of [#next].
  public byte[] buffer() {
    return window.bytes();
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }

  /// Where in the decompressed input the record found last begins, in bytes.
  public long offset() {
    return offset;
  }

  /// Which record of the input was found last, from 1.
  public long number() {
    return number;
  }

  /// Whether the record holds white space between its tokens.
  public boolean spaced() {
    return spaced;
  }

  /// Whether the record holds bytes beyond ASCII.
  public boolean foreign() {
    return foreign;
  }

  /// Why the piece found last is no record.
  public String reason() {
    return reason;
  }

  /// Bytes read from the stream so far.
  public long bytesRead() {
    return window.offset(window.at());
  }

  /// Goes to the next record.
  ///
  /// @throws IOException when the input breaks for reasons outside it; damaged compression is
  ///   reported as [Found#DAMAGED]
  public Found next() throws IOException {
    while (true) {
      @Nullable Found found =
          switch (place) {
            case TOP -> top();
            case ARRAY, ARRAY_IN_OBJECT -> element();
            case LINES -> line();
            case DONE -> Found.END;
          };
      if (found != null) {
        return found;
      }
    }
  }

  /// Null: look again, from another place.
  private @Nullable Found top() throws IOException {
    int b = window.skipSpace();
    window.mark();
    if (b < 0 && number == 0 && !container && bytesRead() > 0 && window.failure() == null) {
      place = Place.DONE;
      reason = "not JSON: it holds nothing but white space";
      return Found.NOT_JSON;
    }
    if (b < 0) {
      return ended(null);
    }
    if (b == '[') {
      window.step();
      place = Place.ARRAY;
      container = true;
      return null;
    }
    if (b == '{') {
      return object(true);
    }
    if (number == 0 && !container) {
      place = Place.DONE;
      reason = "not JSON: it begins with " + describe(b);
      return Found.NOT_JSON;
    }
    place = Place.LINES;
    return null;
  }

  private static String describe(int b) {
    return b > ' ' && b < 0x7f ? "'" + (char) b + "'" : "byte 0x%02x".formatted(b);
  }

  private @Nullable Found element() throws IOException {
    int b = window.skipSpace();
    while (b == ',') {
      window.step();
      b = window.skipSpace();
    }
    window.mark();
    if (b < 0) {
      return ended("the input ends inside its array of records: it is truncated");
    }
    if (b == ']') {
      window.step();
      if (place == Place.ARRAY_IN_OBJECT) {
        return restOfObject();
      }
      place = Place.TOP;
      return null;
    }
    if (b == '}' || b == ':') {
      window.toOneOf('{', ']');
      return damaged(window.at(), "the array of records is broken here");
    }
    return object(false);
  }

  /// What follows `Records` in its object holds no records, unless there is one more such array.
  private @Nullable Found restOfObject() throws IOException {
    var scan = new BracketScan(window, 1);
    scan.stopAtArrayOf(RECORDS, EVENTS);
    if (!scan.toEnd(Integer.MAX_VALUE, false)) {
      return ended("the input ends before its object is closed: it is truncated");
    }
    place = scan.atArray() ? Place.ARRAY_IN_OBJECT : Place.TOP;
    return null;
  }

  /// One value that may be a record, from the mark to its end.
  private @Nullable Found object(boolean outermost) throws IOException {
    boolean isObject = window.peek() == '{';
    var scan = new BracketScan(window, 0);
    if (outermost) {
      scan.stopAtArrayOf(RECORDS, EVENTS);
    }
    boolean whole = scan.toEnd(limit, true);
    spaced = scan.spaced();
    foreign = scan.foreign();
    if (scan.atArray()) {
      place = Place.ARRAY_IN_OBJECT;
      container = true;
      return null;
    }
    if (scan.oversized()) {
      int newObject = outermost ? window.indexOfNewlineAndBrace() : -1;
      if (newObject >= 0) {
        return cutLine(newObject);
      }
      Found oversized = damaged(window.at(), oversized());
      scan.discardToEnd();
      return oversized;
    }
    if (!whole) {
      int newObject = outermost && window.failure() == null ? window.indexOfNewlineAndBrace() : -1;
      if (newObject >= 0) {
        return cutLine(newObject);
      }
      place = Place.DONE;
      String failure = window.failure();
      return damaged(
          window.at(),
          failure != null
              ? failure
              : "the input ends in the middle of a record: it is truncated, or a quote is missing");
    }
    if (!isObject) {
      return damaged(window.at(), "the record is not a JSON object");
    }
    if (scan.deepest() > JsonCursor.MAX_DEPTH) {
      return damaged(
          window.at(), "the record is nested deeper than " + JsonCursor.MAX_DEPTH + " levels");
    }
    piece(window.at());
    return Found.RECORD;
  }

  /// An object that never closes, with another one on a later line: the lines are taken one by one
  /// from here on.
  private Found cutLine(int newline) {
    window.moveTo(newline);
    place = Place.LINES;
    return damaged(newline, "the line ends in the middle of a record");
  }

  private Found line() throws IOException {
    int b = window.skipSpace();
    window.mark();
    if (b < 0) {
      return ended(null);
    }
    boolean whole = window.toNewline(limit);
    if (!whole) {
      Found oversized = damaged(window.at(), oversized());
      window.discardLine();
      return oversized;
    }
    if (b != '{') {
      return damaged(window.at(), "the line is not a JSON object");
    }
    spaced = true;
    foreign = true;
    piece(window.at());
    return Found.RECORD;
  }

  private Found ended(@Nullable String truncated) {
    place = Place.DONE;
    String why = window.failure() != null ? window.failure() : truncated;
    if (why == null) {
      return Found.END;
    }
    return damaged(window.at(), why);
  }

  private Found damaged(int to, String why) {
    piece(to);
    reason = why;
    head = Arrays.copyOfRange(window.bytes(), start, Math.min(to, start + KEPT_OF_DAMAGED));
    return Found.DAMAGED;
  }

  private String oversized() {
    return "the record is larger than " + (limit >> 20) + " MiB";
  }

  private void piece(int to) {
    number++;
    start = window.markAt();
    end = to;
    offset = window.offset(start);
  }

  /// The first bytes of the damaged piece found last, for the quarantine.
  public byte[] head() {
    return head.clone();
  }
}
