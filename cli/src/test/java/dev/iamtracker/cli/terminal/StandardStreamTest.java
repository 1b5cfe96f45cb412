package dev.iamtracker.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.iamtracker.TrackerException;
import dev.iamtracker.cli.terminal.StandardStream.ReaderGone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import org.junit.jupiter.api.Test;

class StandardStreamTest {
  @Test
  void writesUtf8() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintWriter writer = StandardStream.writer(bytes);

    writer.print("é日");
    writer.flush();

    assertThat(bytes.toByteArray()).asHexString().isEqualTo("C3A9E697A5");
  }

  @Test
  void tellsAGoneReaderFromAFailure() {
    PrintWriter writer = StandardStream.writer(failing("Broken pipe"));
    writer.print("row");

    assertThatExceptionOfType(ReaderGone.class).isThrownBy(writer::flush);
  }

  @Test
  void reportsAFullDisk() {
    PrintWriter writer = StandardStream.writer(failing("No space left on device"));
    writer.print("row");

    assertThatExceptionOfType(TrackerException.class)
        .isThrownBy(writer::flush)
        .withMessage("Cannot write the output: No space left on device.");
  }

  private static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(reason);
      }
    };
  }
}
