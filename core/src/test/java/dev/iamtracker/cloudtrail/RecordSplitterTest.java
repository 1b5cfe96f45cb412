package dev.iamtracker.cloudtrail;

import static dev.iamtracker.cloudtrail.Records.split;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordSplitterTest {
  @Test
  void cutsTheRecordsOfADeliveryFile() {
    assertThat(split("{\"Records\":[{\"a\":1},{\"b\":\"]}\\\"{\"}]}"))
        .containsExactly("{\"a\":1}", "{\"b\":\"]}\\\"{\"}");
  }

  @Test
  void cutsAPrettyPrintedDeliveryFileWithOtherFieldsAround() {
    assertThat(
            split(
                "\ufeff{ \"x\": {\"Records\": [1]},\n \"Records\" :\n [ {\"a\": 1} ,\n{\"b\":2} ],\"y\":[{}] }\n"))
        .containsExactly("{\"a\": 1}", "{\"b\":2}");
  }

  @Test
  void cutsAnswersOfLookupEventsArraysAndRowsOfObjects() {
    assertThat(split("{\"NextToken\":\"t\",\"Events\":[{\"EventId\":\"1\"}]}"))
        .containsExactly("{\"EventId\":\"1\"}");
    assertThat(split("[{\"a\":1},{\"a\":2}]")).containsExactly("{\"a\":1}", "{\"a\":2}");
    assertThat(split("{\"a\":1}\n{\"a\":2}\r\n\n{\"a\":3}")).hasSize(3);
    assertThat(split("{\"Records\":[{\"a\":1}]}\n{\"Records\":[{\"a\":2}]}")).hasSize(2);
  }

  @Test
  void takesARecordsFieldThatIsNoArrayAsOneObject() {
    assertThat(split("{\"Records\":{\"a\":1}}")).containsExactly("{\"Records\":{\"a\":1}}");
  }

  @Test
  void findsNothingInEmptyInputs() {
    assertThat(split("")).isEmpty();
    assertThat(split("[]")).isEmpty();
    assertThat(split("{\"Records\":[]}")).isEmpty();
  }

  @Test
  void refusesWhatIsNotJson() {
    assertThat(split(" \n")).containsExactly("!not JSON: it holds nothing but white space");
    assertThat(split("hello")).containsExactly("!not JSON: it begins with 'h'");
    assertThat(split(new byte[] {(byte) 0x89, 'P', 'N', 'G'}))
        .containsExactly("!not JSON: it begins with byte 0x89");
  }

  @Test
  void keepsTheRecordsBeforeATruncation() {
    assertThat(split("{\"Records\":[{\"a\":1},{\"a\":2},{\"a\":"))
        .containsExactly(
            "{\"a\":1}",
            "{\"a\":2}",
            "!the input ends in the middle of a record: it is truncated, or a quote is missing");
    assertThat(split("{\"Records\":[{\"a\":1},"))
        .containsExactly(
            "{\"a\":1}", "!the input ends inside its array of records: it is truncated");
    assertThat(split("{\"Records\":[{\"a\":1}]"))
        .containsExactly(
            "{\"a\":1}", "!the input ends before its object is closed: it is truncated");
  }

  @Test
  void passesOverElementsThatAreNoObjects() {
    assertThat(split("[\"x\",1,true,[{}],{\"a\":1}]"))
        .containsExactly(
            "!the record is not a JSON object",
            "!the record is not a JSON object",
            "!the record is not a JSON object",
            "!the record is not a JSON object",
            "{\"a\":1}");
  }

  @Test
  void takesUpAgainAtTheNextLineAfterABrokenOne() {
    assertThat(split("{\"a\":1}\n{\"a\":\n{\"a\":3}\nrubbish\n{\"a\":4}"))
        .containsExactly(
            "{\"a\":1}",
            "!the line ends in the middle of a record",
            "{\"a\":3}",
            "!the line is not a JSON object",
            "{\"a\":4}");
  }

  @Test
  void passesOverRecordsThatAreTooLargeOrTooDeep() {
    var large =
        new RecordSplitter(
            new ByteArrayInputStream(
                ("[{\"a\":\"" + "x".repeat(2_000_000) + "\"},{\"b\":1}]").getBytes(UTF_8)),
            1 << 20);
    assertThat(split(large)).containsExactly("!the record is larger than 1 MiB", "{\"b\":1}");

    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    assertThat(split("[{\"a\":" + deep + "},{\"b\":1}]"))
        .containsExactly("!the record is nested deeper than 100 levels", "{\"b\":1}");
  }

  @Test
  void readsEveryArrayOfRecordsThatAnObjectHolds() {
    assertThat(split("{\"Records\":[{\"a\":1}],\"x\":1,\"Records\":[{\"a\":2}]}"))
        .containsExactly("{\"a\":1}", "{\"a\":2}");
    String padding = "\"x\":\"" + "y".repeat((256 << 10) - 36) + "\",";
    assertThat(split("{\"Records\":[{\"a\":1}]," + padding + "\"Records\":[{\"a\":2}]}"))
        .hasSize(2);
  }

  @Test
  void passesOverAnEndlessName() {
    assertThat(split("{\"" + "a".repeat(70_000_000) + "\":1}"))
        .containsExactly("!the record is larger than 16 MiB");
  }

  @Test
  void tellsWhereARecordLies() throws IOException {
    var splitter =
        new RecordSplitter(
            new ByteArrayInputStream("[ {\"a\":1},\n{\"\u00fc\":2}]".getBytes(UTF_8)));

    splitter.next();
    assertThat(splitter.offset()).isEqualTo(2);
    assertThat(splitter.number()).isEqualTo(1);
    assertThat(splitter.spaced()).isFalse();
    assertThat(splitter.foreign()).isFalse();
    splitter.next();
    assertThat(splitter.offset()).isEqualTo(11);
    assertThat(splitter.number()).isEqualTo(2);
    assertThat(splitter.foreign()).isTrue();
  }

  @Test
  void reportsDamagedCompressionOnceAndAfterWhatWasReadable() {
    var damaged =
        new InputStream() {
          private final byte[] bytes = "{\"Records\":[{\"a\":1},{\"a\"".getBytes(UTF_8);
          private int next;

          @Override
          public int read() throws IOException {
            if (next == bytes.length) {
              throw new UnreadableInput("gzip data ends early", null);
            }
            return bytes[next++];
          }

          @Override
          public int read(byte[] target, int from, int length) throws IOException {
            target[from] = (byte) read();
            return 1;
          }
        };

    assertThat(split(new RecordSplitter(damaged)))
        .containsExactly("{\"a\":1}", "!gzip data ends early");
  }

  @Test
  void cutsTheSameWhereverTheReadsEnd() {
    String input =
        "{\"Records\":["
            + String.join(
                ",",
                IntStream.range(0, 50)
                    .mapToObj(i -> "{\"a\\\\\":\"\\\"" + "x".repeat(i) + "\\\\\"}")
                    .toList())
            + "]}";
    var expected = split(input);

    for (int step = 1; step < 40; step++) {
      int most = step;
      var slow =
          new ByteArrayInputStream(input.getBytes(UTF_8)) {
            @Override
            public synchronized int read(byte[] target, int from, int length) {
              return super.read(target, from, Math.min(length, most));
            }
          };
      assertThat(split(new RecordSplitter(slow))).isEqualTo(expected);
    }
    assertThat(expected).hasSize(50);
  }
}
