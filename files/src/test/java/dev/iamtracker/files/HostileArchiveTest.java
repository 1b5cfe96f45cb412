package dev.iamtracker.files;

import static dev.iamtracker.files.Packing.gzip;
import static dev.iamtracker.files.Packing.joined;
import static dev.iamtracker.files.Packing.storedZip;
import static dev.iamtracker.files.Packing.tar;
import static dev.iamtracker.files.Packing.text;
import static dev.iamtracker.files.Packing.zip;
import static dev.iamtracker.files.Packing.zstd;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileArchiveTest {
  @ParameterizedTest
  @MethodSource("archives")
  void damageAnywhereIsSaidAndNothingElseHappens(byte[] good) {
    Random random = new Random(20261122);
    int failed = 0;
    for (int round = 0; round < 1000; round++) {
      byte[] bad = good.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      if (random.nextBoolean()) {
        bad = Arrays.copyOf(bad, random.nextInt(bad.length));
      }

      Reading reading = Reading.of(bad);

      failed +=
          reading.entries().stream().anyMatch(entry -> entry.contains(" | "))
                  || !reading.failure().isEmpty()
              ? 1
              : 0;
    }
    assertThat(failed).isGreaterThan(250);
  }

  static Stream<byte[]> archives() {
    Map<String, byte[]> logs = new LinkedHashMap<>();
    logs.put("a.json.gz", gzip(text("{\"Records\":[]}")));
    logs.put("b/c.json", text("{\"Records\":[]}"));
    return Stream.of(
        zip(logs), storedZip(logs), tar(logs), gzip(tar(logs)), zstd(tar(logs)), gzip(zip(logs)));
  }

  @Test
  void everyKindOfZipCompressionIsReadOrNamed() {
    byte[] packed = storedZip(Map.of("a", text("not really compressed")));
    for (int method = 1; method < 256; method++) {
      packed[8] = (byte) method;

      Reading reading = Reading.of(packed);

      assertThat(reading.entries() + reading.failure())
          .as("method %d", method)
          .containsAnyOf(" | ", "zip data is damaged");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"g", "x", "L"})
  void endsATarArchiveOfEndlessHeaders(String type) {
    byte[] content = Arrays.copyOf(text("12 a=bcdefg\n"), 512);
    byte[] one = joined(header("h", type.charAt(0), 12), content);
    byte[] many = joined(Collections.nCopies(20_000, one).toArray(byte[][]::new));

    assertThat(Reading.of(many))
        .isEqualTo(
            new Reading(List.of(), "tar data is damaged: more than 200 headers for one file"));
  }

  @Test
  void refusesATarEntryOfHolesOnly() {
    byte[] sparse = header("holes", 'S', 0);
    octal(sparse, 386, 12, 1L << 32);
    octal(sparse, 398, 12, 0);
    octal(sparse, 483, 12, 1L << 32);

    assertThat(Reading.of(joined(signed(sparse), new byte[1024])).entries())
        .singleElement()
        .asString()
        .endsWith(" | expands more than 250 times: looks like a decompression bomb");
  }

  private static byte[] header(String name, char type, long size) {
    byte[] header = new byte[512];
    System.arraycopy(text(name), 0, header, 0, name.length());
    octal(header, 100, 8, 0644);
    octal(header, 108, 8, 0);
    octal(header, 116, 8, 0);
    octal(header, 124, 12, size);
    octal(header, 136, 12, 0);
    header[156] = (byte) type;
    byte[] magic = type == 'S' ? text("ustar  \0") : text("ustar\00000");
    System.arraycopy(magic, 0, header, 257, magic.length);
    return signed(header);
  }

  private static byte[] signed(byte[] header) {
    Arrays.fill(header, 148, 156, (byte) ' ');
    long sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    octal(header, 148, 7, sum);
    return header;
  }

  private static void octal(byte[] header, int offset, int length, long number) {
    String digits = String.format(Locale.ROOT, "%0" + (length - 1) + "o", number);
    System.arraycopy(text(digits), 0, header, offset, length - 1);
    header[offset + length - 1] = 0;
  }
}
