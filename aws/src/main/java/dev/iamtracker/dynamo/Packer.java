package dev.iamtracker.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.finding.Level;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Numbers and texts one behind the other, as few bytes.
final class Packer {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  Packer number(long number) {
    try {
      out.writeLong(number);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Packer time(Instant time) {
    return number(time.toEpochMilli());
  }

  Packer text(String text) {
    try {
      byte[] all = text.getBytes(UTF_8);
      out.writeInt(all.length);
      out.write(all);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Packer texts(List<String> texts) {
    number(texts.size());
    texts.forEach(this::text);
    return this;
  }

  Packer counts(Map<Level, Long> counts) {
    number(counts.size());
    new TreeMap<>(counts).forEach((level, count) -> text(level.text()).number(count));
    return this;
  }

  byte[] pack() {
    return Squeeze.pack(bytes.toByteArray());
  }

  /// Reads what was packed, in the same order.
  static final class Unpacker {
    private final DataInputStream in;

    Unpacker(byte[] packed) {
      this.in = new DataInputStream(new ByteArrayInputStream(Squeeze.unpack(packed)));
    }

    long number() {
      try {
        return in.readLong();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Instant time() {
      return Instant.ofEpochMilli(number());
    }

    String text() {
      try {
        return new String(in.readNBytes(in.readInt()), UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    List<String> texts() {
      long size = number();
      var texts = new ArrayList<String>();
      for (long i = 0; i < size; i++) {
        texts.add(text());
      }
      return texts;
    }

    Map<Level, Long> counts() {
      var counts = new EnumMap<Level, Long>(Level.class);
      for (long left = number(); left > 0; left--) {
        counts.put(Level.of(text()).orElse(Level.INFORMATIONAL), number());
      }
      return counts;
    }
  }
}
