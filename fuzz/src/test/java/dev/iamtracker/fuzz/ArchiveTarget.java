package dev.iamtracker.fuzz;

import dev.iamtracker.cloudtrail.UnreadableInput;
import dev.iamtracker.files.LogFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A file as it lies on a disk: packed, packed again, cut off, damaged, or anything.
///
/// What was packed whole is unpacked as it was; all else is said in words; nothing depends on how
/// the bytes come; nothing expands without a limit.
final class ArchiveTarget implements FuzzTarget {
  // A decoder may give this freely, whatever it was made of.
  private static final long MOST_FREE = 512L << 20;
  private static final int MOST_TIMES = 251;

  @Override
  public void run(byte[] input) {
    if (input.length == 0) {
      return;
    }
    var packing = new Packing(new Choices(Arrays.copyOfRange(input, 1, input.length)));
    byte[] packed =
        (input[0] & 1) == 0 ? Arrays.copyOfRange(input, 1, input.length) : packing.pack();

    Reading reading = Reading.of(new ByteArrayInputStream(packed), 1 << 16);

    Reading trickled = Reading.of(new Trickle(packed, Arrays.hashCode(input)), 1000);
    if (!reading.agreesWith(trickled)) {
      throw new AssertionError("read as " + reading + ", and in small pieces as " + trickled);
    }
    if (reading.bytes() > MOST_FREE && reading.bytes() / MOST_TIMES > packed.length) {
      throw new AssertionError(reading.bytes() + " bytes came out of " + packed.length);
    }
    if ((input[0] & 1) == 1 && packing.isWhole() && !reading.holdsOnly(packing.payload())) {
      throw new AssertionError(
          Json.decoded(packing.payload()) + " was packed, read was " + reading);
    }
    Run.check(packed);
  }

  /// What a reader of a file gets.
  ///
  /// @param failure why the file could not be read further
  /// @param bytes that came out in all
  private record Reading(List<Entry> entries, String failure, long bytes) {
    static Reading of(InputStream packed, int chunk) {
      var entries = new ArrayList<Entry>();
      String failure = "";
      try {
        LogFiles.find(List.of("-"), packed)
            .files()
            .getFirst()
            .read((name, content) -> entries.add(Entry.of(name, content, chunk)));
      } catch (UnreadableInput e) {
        failure = Entry.words(e);
      } catch (IOException e) {
        throw new AssertionError("not in words: " + e, e);
      }
      return new Reading(entries, failure, entries.stream().mapToLong(Entry::length).sum());
    }

    /// Whether the same was read, but for what comes right before a damage: a decoder may or may
    /// not have given that before it meets the damage.
    boolean agreesWith(Reading other) {
      int both = Math.min(entries.size(), other.entries.size());
      if (isDamaged() && other.isDamaged()) {
        // What is read in small pieces may end before the damage that a larger piece runs into.
        return IntStream.range(0, both - 1)
            .allMatch(i -> entries.get(i).agreesWith(other.entries.get(i)));
      }
      boolean same = failure.equals(other.failure);
      for (int i = 0; i < both; i++) {
        same &= entries.get(i).agreesWith(other.entries.get(i));
      }
      return same && (entries.size() == other.entries.size() || !failure.isEmpty());
    }

    private boolean isDamaged() {
      return !failure.isEmpty() || entries.stream().anyMatch(entry -> !entry.reason().isEmpty());
    }

    boolean holdsOnly(byte[] content) {
      return failure.isEmpty()
          && entries.size() == 1
          && entries.getFirst().reason().isEmpty()
          && Arrays.equals(entries.getFirst().head(), content);
    }
  }

  /// One entry as it was read.
  ///
  /// @param head its first bytes
  /// @param reason why it could not be read to its end
  @SuppressWarnings("ArrayRecordComponent")
  private record Entry(String name, byte[] head, long length, String digest, String reason) {
    private static final int HEAD = 64 << 10;

    static Entry of(String name, InputStream content, int chunk) throws IOException {
      var digest = new Digest();
      var head = new ByteArrayOutputStream();
      byte[] part = new byte[chunk];
      String reason = "";
      try {
        for (int n = content.read(part, 0, chunk); n >= 0; n = content.read(part, 0, chunk)) {
          head.write(part, 0, Math.min(n, HEAD - Math.min(HEAD, head.size())));
          digest.add(part, n);
        }
      } catch (UnreadableInput e) {
        reason = words(e);
      }
      return new Entry(name, head.toByteArray(), digest.length(), digest.toString(), reason);
    }

    static String words(UnreadableInput e) {
      String message = String.valueOf(e.getMessage());
      if (message.isBlank() || message.contains("null")) {
        throw new AssertionError("says nothing: " + message, e);
      }
      return message;
    }

    boolean agreesWith(Entry other) {
      int both = Math.min(head.length, other.head.length);
      return name.equals(other.name)
          && reason.equals(other.reason)
          && (reason.isEmpty()
              ? digest.equals(other.digest)
              : Arrays.equals(head, 0, both, other.head, 0, both));
    }

    @Override
    public String toString() {
      return name + ": " + digest + (reason.isEmpty() ? "" : " | " + reason);
    }
  }

  /// Packs what is left of an input after its first bytes said how.
  private static final class Packing {
    private static final int MOST_STEPS = 7;

    private final Choices choices;
    private final List<Boolean> archives = new ArrayList<>();
    private byte[] payload = {};
    private boolean whole = true;

    Packing(Choices choices) {
      this.choices = choices;
    }

    byte[] pack() {
      int steps = choices.below(MOST_STEPS + 1);
      int[] kinds = new int[steps];
      int[] places = new int[steps];
      for (int i = 0; i < steps; i++) {
        kinds[i] = choices.below(9);
        places[i] = kinds[i] < 5 ? 0 : choices.place(1 << 15);
      }
      payload = choices.rest();
      byte[] packed = payload;
      for (int i = 0; i < steps; i++) {
        packed = step(packed, kinds[i], places[i]);
      }
      return packed;
    }

    private byte[] step(byte[] content, int kind, int place) {
      whole &= kind < 5;
      if (kind < 5) {
        archives.add(kind > 1);
      }
      return switch (kind) {
        case 0 -> Packed.gzip(content);
        case 1 -> Packed.zstd(content);
        case 2 -> Packed.zip(content);
        case 3 -> Packed.storedZip(content);
        case 4 -> Packed.tar(content);
        case 5 -> Arrays.copyOf(content, content.length - place % (content.length + 1));
        case 6 -> flipped(content, place);
        case 7 -> joined(content, content);
        default -> joined(content, new byte[place]);
      };
    }

    private static byte[] flipped(byte[] content, int place) {
      byte[] flipped = content.clone();
      if (flipped.length > 0) {
        flipped[(place >> 3) % flipped.length] ^= (byte) (1 << (place & 7));
      }
      return flipped;
    }

    private static byte[] joined(byte[] one, byte[] other) {
      var joined = new ByteArrayOutputStream();
      joined.writeBytes(one);
      joined.writeBytes(other);
      return joined.toByteArray();
    }

    /// Whether nothing but packing was done, within what is unpacked, to something plain.
    boolean isWhole() {
      long layers = archives.stream().filter(archive -> !archive).count();
      return whole && layers <= 6 && archives.size() - layers <= 3 && isPlain();
    }

    private boolean isPlain() {
      return payload.length > 0 && payload.length < 512 && payload[0] == '{';
    }

    byte[] payload() {
      return payload;
    }
  }
}
