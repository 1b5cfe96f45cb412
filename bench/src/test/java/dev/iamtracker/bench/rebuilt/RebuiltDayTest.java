package dev.iamtracker.bench.rebuilt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuiltDayTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");
  private static final String A =
      "{\"eventID\":\"a\",\"eventTime\":\"2026-11-22T00:00:00Z\",\"n\":1.0,\"deep\":{\"list\":[1,null]}}";
  private static final String B =
      "{\"eventID\":\"b\",\"eventTime\":\"2026-11-22T23:59:59Z\",\"secret\":\"hunter2\"}";
  private static final String NEXT_DAY =
      "{\"eventID\":\"c\",\"eventTime\":\"2026-11-23T00:00:00Z\",\"at\":\"2026-11-22T10:00:00Z\"}";

  @TempDir private Path folder = Path.of("");

  private RebuiltDay compare(String... rebuilt) throws IOException {
    Path file = folder.resolve("a.json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(("{\"Records\":[" + String.join(",", A, A, B, NEXT_DAY) + "]}").getBytes(UTF_8));
    }
    return RebuiltDay.of(DAY, List.of(file), String.join("\n", rebuilt));
  }

  @Test
  void equalRecordsAreRebuiltInAnyOrderOfFields() throws IOException {
    String turned =
        "{\"deep\":{\"list\":[1,null]},\"n\":1.0,\"eventTime\":\"2026-11-22T00:00:00Z\",\"eventID\":\"a\"}";

    assertThat(compare(turned, B)).isEqualTo(new RebuiltDay(2, 2));
  }

  @Test
  void aRedactedSecretIsNoDifference() throws IOException {
    assertThat(compare(A, B.replace("hunter2", "(redacted)"))).isEqualTo(new RebuiltDay(2, 2));
  }

  @Test
  void anotherValueIsADifference() throws IOException {
    assertThat(compare(A.replace("1.0", "1.00"), B)).isEqualTo(new RebuiltDay(2, 1));
    assertThat(compare(A.replace("null", "2"), B)).isEqualTo(new RebuiltDay(2, 1));
    assertThat(compare(A, B.replace("hunter2", "hunter3"))).isEqualTo(new RebuiltDay(2, 1));
  }

  @Test
  void aMissingOrAddedFieldIsADifference() throws IOException {
    assertThat(compare(A.replace("\"n\":1.0,", ""), B)).isEqualTo(new RebuiltDay(2, 1));
    assertThat(compare(A.replace("\"n\"", "\"m\":1,\"n\""), B)).isEqualTo(new RebuiltDay(2, 1));
  }

  @Test
  void aMissingRecordIsADifference() throws IOException {
    assertThat(compare(A)).isEqualTo(new RebuiltDay(2, 1));
  }
}
