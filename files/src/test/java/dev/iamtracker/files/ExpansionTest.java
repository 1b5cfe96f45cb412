package dev.iamtracker.files;

import static dev.iamtracker.files.Packing.gzip;
import static dev.iamtracker.files.Packing.gzipOfZeros;
import static dev.iamtracker.files.Packing.storedZip;
import static dev.iamtracker.files.Packing.tar;
import static dev.iamtracker.files.Packing.text;
import static dev.iamtracker.files.Packing.zip;
import static dev.iamtracker.files.Packing.zstd;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ExpansionTest {
  private static final String BOMB =
      " | expands more than 250 times: looks like a decompression bomb";

  @Test
  void refusesAHundredMegabytesOfZerosInAHundredKilobytes() {
    assertThat(Reading.of(gzipOfZeros(100L << 20)).entries()).containsExactly("in: 64 MiB" + BOMB);
  }

  @Test
  void refusesTenGigabytesEarly() throws IOException {
    byte[] member = gzipOfZeros(100L << 20);
    long[] given = new long[1];

    new StandardInput(new Repeated(member, 100))
        .read(
            (_, content) -> {
              byte[] chunk = new byte[1 << 16];
              try {
                for (int n = 0; n >= 0; n = content.read(chunk, 0, chunk.length)) {
                  given[0] += n;
                }
              } catch (IOException e) {
                assertThat(e).hasMessageContaining("bomb");
              }
            });

    assertThat(given[0]).isBetween(63L << 20, 65L << 20);
  }

  @Test
  void acceptsContentThatIsSmallHoweverMuchItExpands() {
    assertThat(Reading.of(gzipOfZeros(60L << 20)).entries()).containsExactly("in: 60 MiB");
  }

  @Test
  void acceptsLongContentThatExpandsLikeALog() {
    byte[] half = new byte[70 << 20];
    byte[] noise = new byte[1 << 20];
    new Random(1).nextBytes(noise);
    for (int at = 0; at < half.length; at += 20 << 20) {
      System.arraycopy(noise, 0, half, at, noise.length);
    }

    assertThat(Reading.of(gzip(half)).entries()).containsExactly("in: 70 MiB");
  }

  @Test
  void refusesZstdBombs() {
    assertThat(Reading.of(zstd(new byte[100 << 20])).entries())
        .singleElement()
        .asString()
        .endsWith(BOMB);
  }

  @Test
  void refusesABombInsideOtherCompression() {
    assertThat(Reading.of(gzip(gzipOfZeros(300L << 20))).entries())
        .containsExactly("in: 64 MiB" + BOMB);
  }

  @Test
  void readsOnBehindABombInAnArchive() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("bomb.gz", gzipOfZeros(100L << 20));
    entries.put("good.gz", gzip(text("one")));
    List<String> expected = List.of("in!/bomb.gz: 64 MiB" + BOMB, "in!/good.gz: one");

    assertThat(Reading.of(storedZip(entries))).isEqualTo(new Reading(expected, ""));
    assertThat(Reading.of(zip(entries))).isEqualTo(new Reading(expected, ""));
    assertThat(Reading.of(tar(entries))).isEqualTo(new Reading(expected, ""));
  }

  @Test
  void endsAnArchiveWhoseBombHidesWhereTheNextEntryStarts() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("bomb", new byte[100 << 20]);
    entries.put("good", text("one"));

    Reading reading = Reading.of(zip(entries));

    assertThat(reading.entries()).containsExactly("in!/bomb: 64 MiB" + BOMB);
    assertThat(reading.failure()).contains("cannot be read past an entry").contains("bomb");
  }

  @Test
  void endsAnArchiveOfManySmallBombs() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    byte[] small = gzipOfZeros(60L << 20);
    for (int i = 0; i < 30; i++) {
      entries.put("bomb" + i, small);
    }

    Reading reading = Reading.of(storedZip(entries));

    assertThat(reading.failure()).contains("bomb");
    assertThat(reading.entries()).hasSizeLessThan(10);
  }

  @Test
  void readsAHundredThousandEntriesOneByOne() throws IOException {
    long[] entries = new long[1];
    try (PipedInputStream in = new PipedInputStream(1 << 16);
        PipedOutputStream out = new PipedOutputStream(in)) {
      Thread writer =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (ZipOutputStream zip = new ZipOutputStream(out)) {
                      for (int i = 0; i < 100_000; i++) {
                        zip.putNextEntry(new ZipEntry("entry-" + i));
                        zip.closeEntry();
                      }
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  });

      new StandardInput(in).read((_, content) -> entries[0] += 1 + content.readAllBytes().length);

      writer.interrupt();
    }
    assertThat(entries[0]).isEqualTo(100_000);
  }

  /// The same bytes over and over.
  private static final class Repeated extends InputStream {
    private final byte[] bytes;
    private int times;
    private ByteArrayInputStream current;

    Repeated(byte[] bytes, int times) {
      this.bytes = bytes;
      this.times = times;
      this.current = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read(byte[] target, int offset, int wanted) {
      int read = current.read(target, offset, wanted);
      if (read < 0 && --times > 0) {
        current = new ByteArrayInputStream(bytes);
        return read(target, offset, wanted);
      }
      return read;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }
  }
}
