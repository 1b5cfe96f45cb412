package dev.iamtracker.files;

import static dev.iamtracker.files.Packing.cut;
import static dev.iamtracker.files.Packing.damaged;
import static dev.iamtracker.files.Packing.gzip;
import static dev.iamtracker.files.Packing.joined;
import static dev.iamtracker.files.Packing.text;
import static dev.iamtracker.files.Packing.zstd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnpackingTest {
  private static final byte[] LOG = text("{\"Records\":[]}");

  @Test
  void handsOutPlainContent() {
    assertThat(Reading.of(LOG)).isEqualTo(entry("{\"Records\":[]}"));
  }

  @Test
  void handsOutAnEmptyFileAsAnEmptyEntry() {
    assertThat(Reading.of(new byte[0])).isEqualTo(entry(""));
  }

  @Test
  void handsOutContentLongerThanTheBytesLookedAt() throws IOException {
    byte[] random = new byte[300_000];
    new Random(1).nextBytes(random);
    random[0] = '{';

    new StandardInput(new ByteArrayInputStream(gzip(random)))
        .read((_, content) -> assertThat(content.readAllBytes()).isEqualTo(random));
    new StandardInput(new ByteArrayInputStream(random))
        .read((_, content) -> assertThat(content.readAllBytes()).isEqualTo(random));
    new StandardInput(new ByteArrayInputStream(zstd(random)))
        .read((_, content) -> assertThat(content.readAllBytes()).isEqualTo(random));
  }

  @Test
  void givesSingleBytesToo() throws IOException {
    new StandardInput(new ByteArrayInputStream(gzip(text("ab"))))
        .read(
            (_, content) -> {
              assertThat(content.read()).isEqualTo('a');
              assertThat(content.read()).isEqualTo('b');
              assertThat(content.read()).isEqualTo(-1);
            });
  }

  @Test
  void takesOffGzip() {
    assertThat(Reading.of(gzip(LOG))).isEqualTo(entry("{\"Records\":[]}"));
  }

  @Test
  void takesOffZstd() {
    assertThat(Reading.of(zstd(LOG))).isEqualTo(entry("{\"Records\":[]}"));
  }

  @Test
  void takesOffGzipInsideZstdInsideGzip() {
    assertThat(Reading.of(gzip(zstd(gzip(LOG))))).isEqualTo(entry("{\"Records\":[]}"));
  }

  @Test
  void refusesContentCompressedOverAndOver() {
    byte[] packed = LOG;
    for (int i = 0; i < 7; i++) {
      packed = gzip(packed);
    }

    assertThat(Reading.of(packed)).isEqualTo(entry(" | it is compressed more than 6 times over"));
  }

  @Test
  void joinsTheMembersOfGzipData() {
    assertThat(Reading.of(joined(gzip(text("a")), gzip(new byte[0]), gzip(text("b")))))
        .isEqualTo(entry("ab"));
  }

  @Test
  void joinsTheFramesOfZstdData() {
    assertThat(Reading.of(joined(zstd(text("a")), zstd(text("b"))))).isEqualTo(entry("ab"));
  }

  @Test
  void ignoresZerosAfterGzipData() {
    assertThat(Reading.of(joined(gzip(text("a")), new byte[100_000]))).isEqualTo(entry("a"));
  }

  @Test
  void namesOtherDataAfterGzipDataOnceTheContentIsRead() {
    assertThat(Reading.of(joined(gzip(text("a")), text("garbage"))))
        .isEqualTo(entry("a | gzip data is followed by other data"));
  }

  @Test
  void readsGzipHeadersWithAllTheirParts() {
    byte[] plain = gzip(text("a"));
    byte[] header = {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3};
    byte[] parts = text("\u0003\0xyzname\0comment\0cc");
    byte[] body = Arrays.copyOfRange(plain, 10, plain.length);

    assertThat(Reading.of(joined(header, parts, body))).isEqualTo(entry("a"));
  }

  @Test
  void givesWhatIsReadableOfTruncatedGzipData() {
    byte[] packed = gzip(text("a"));

    assertThat(Reading.of(cut(packed, 1)))
        .isEqualTo(entry("a | gzip data ends early: the file is truncated"));
    assertThat(Reading.of(cut(packed, packed.length - 10)))
        .isEqualTo(entry(" | gzip data ends early: the file is truncated"));
    assertThat(Reading.of(cut(packed, packed.length - 5)))
        .isEqualTo(entry(" | gzip data ends early: the file is truncated"));
  }

  @Test
  void givesWhatIsReadableOfTruncatedZstdData() {
    assertThat(Reading.of(joined(zstd(text("a")), cut(zstd(text("b")), 1))))
        .isEqualTo(entry("a | zstd data ends early: the file is truncated"));
  }

  @Test
  void namesAWrongCheckSumOfGzipData() {
    byte[] packed = gzip(text("a"));

    assertThat(Reading.of(damaged(packed, packed.length - 8)))
        .isEqualTo(entry("a | gzip data is damaged: its check sum differs"));
    assertThat(Reading.of(damaged(packed, packed.length - 4)))
        .isEqualTo(entry("a | gzip data is damaged: its length differs"));
  }

  @Test
  void givesWhatIsReadableBeforeDamageInGzipData() {
    byte[] random = new byte[200_000];
    new Random(1).nextBytes(random);
    byte[] packed = gzip(random);
    byte[] broken = packed.clone();
    Arrays.fill(broken, 150_000, broken.length, (byte) 0xff);

    Reading reading = Reading.of(broken);

    assertThat(reading.entries())
        .singleElement()
        .asString()
        .startsWith("in: 0 MiB | gzip data is damaged: ");
    assertThat(reading.failure()).isEmpty();
  }

  @Test
  void namesDamagedZstdData() {
    byte[] packed = zstd(text("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"));

    assertThat(Reading.of(joined(zstd(text("a")), text("garbage!"))).entries())
        .singleElement()
        .asString()
        .startsWith("in: a | zstd data is damaged: ");
    assertThat(Reading.of(damaged(packed, packed.length - 3)).entries())
        .singleElement()
        .asString()
        .contains(" | zstd data ");
  }

  @Test
  void namesKindsOfPackingItDoesNotRead() {
    assertThat(Reading.of(text("BZh91AY&SY")))
        .isEqualTo(entry(" | packed as BZIP2, which is not read; use gzip, zstd, zip or tar"));
    assertThat(Reading.of(text("7z no, only text"))).isEqualTo(entry("7z no, only text"));
  }

  @Test
  void failsTheSameWayWhenReadAgainAfterAFailure() throws IOException {
    new StandardInput(new ByteArrayInputStream(cut(gzip(text("a")), 1)))
        .read(
            (_, content) -> {
              byte[] chunk = new byte[10];
              assertThat(content.read(chunk, 0, 10)).isEqualTo(1);
              assertThatThrownBy(() -> content.read(chunk, 0, 10)).hasMessageContaining("early");
              assertThatThrownBy(() -> content.read(chunk, 0, 10)).hasMessageContaining("early");
            });
  }

  @Test
  void passesOnWhatTheReaderThrows() {
    StandardInput input = new StandardInput(new ByteArrayInputStream(gzip(LOG)));

    assertThatThrownBy(
            () ->
                input.read(
                    (_, _) -> {
                      throw new IllegalStateException("the reader's own");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the reader's own");
  }

  @Test
  void saysThatTheDiskFailed() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Input/output error");
          }

          @Override
          public int read(byte[] target, int offset, int wanted) throws IOException {
            return read();
          }
        };

    assertThat(Reading.of(new StandardInput(broken)))
        .isEqualTo(entry(" | it cannot be read: Input/output error"));
  }

  private static Reading entry(String line) {
    return new Reading(List.of("in: " + line), "");
  }
}
