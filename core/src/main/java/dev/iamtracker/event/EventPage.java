package dev.iamtracker.event;

/// Room for some dozens of waiting events, used again and again: what lives long is a page, so that
/// the garbage collector need not move events that wait for their file.
public final class EventPage {
  /// Events on a page at most.
  public static final int EVENTS = 64;

  /// Bytes of text on a page.
  public static final int TEXT_BYTES = 64 << 10;

  /// Memory of a page in bytes.
  public static final int WEIGHT =
      TEXT_BYTES + EVENTS * (4 * IdentityEvent.COLUMNS + 8 * IdentityEvent.TIMES) + 128;

  final byte[] row = new byte[TEXT_BYTES];
  final int[] ends = new int[EVENTS * IdentityEvent.COLUMNS];
  final long[] times = new long[EVENTS * IdentityEvent.TIMES];
  private int size;

  /// Number of events.
  public int size() {
    return size;
  }

  /// Copies an event onto the page.
  ///
  /// @return false when it does not fit
  public boolean add(IdentityEvent event) {
    int start = size == 0 ? 0 : ends[size * IdentityEvent.COLUMNS - 1];
    if (size == EVENTS || start + event.textBytes() > TEXT_BYTES) {
      return false;
    }
    event.copyTo(this, size, start);
    size++;
    return true;
  }

  /// An event of the page; good until [#clear].
  public IdentityEvent event(int index) {
    return new IdentityEvent(this, index);
  }

  /// Makes room for other events.
  public void clear() {
    size = 0;
  }
}
