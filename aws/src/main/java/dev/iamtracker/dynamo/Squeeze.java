package dev.iamtracker.dynamo;

import dev.iamtracker.store.StoreUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// Makes bytes smaller, with the help of texts that stand in most events: one event alone has
/// little that repeats.
///
/// What was written can be read only with the same texts, so they never change: others get another
/// number, which is the first byte of what is written.
final class Squeeze {
  private static final byte FIRST = 1;
  private static final byte[] DICTIONARY = dictionary("dictionary-1.bin");
  private static final int MOST_BYTES = 64 << 20;

  private Squeeze() {}

  private static byte[] dictionary(String name) {
    try (InputStream file = Squeeze.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] pack(byte[] bytes) {
    try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, /* nowrap= */ true)) {
      deflater.setDictionary(DICTIONARY);
      deflater.setInput(bytes);
      deflater.finish();
      var out = new ByteArrayOutputStream(bytes.length / 3 + 16);
      out.write(FIRST);
      var part = new byte[8192];
      while (!deflater.finished()) {
        out.write(part, 0, deflater.deflate(part));
      }
      return out.toByteArray();
    }
  }

  /// @throws StoreUnavailable for bytes that [#pack] did not make
  static byte[] unpack(byte[] packed) {
    if (packed.length == 0 || packed[0] != FIRST) {
      throw damaged("a later version of this program wrote it", null);
    }
    try (var inflater = new Inflater(/* nowrap= */ true)) {
      inflater.setDictionary(DICTIONARY);
      inflater.setInput(packed, 1, packed.length - 1);
      var out = new ByteArrayOutputStream(packed.length * 4);
      var part = new byte[8192];
      while (!inflater.finished()) {
        int length = inflater.inflate(part);
        if (length == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw damaged("it is cut off", null);
        }
        out.write(part, 0, length);
        if (out.size() > MOST_BYTES) {
          throw damaged("it is too large", null);
        }
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw damaged(String.valueOf(e.getMessage()), e);
    }
  }

  private static StoreUnavailable damaged(String reason, @Nullable Throwable cause) {
    return new StoreUnavailable("an item cannot be read: " + reason, cause);
  }
}
