package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What holds for any input whatever.
class ParserProperties {
  private static final List<String> NAMES =
      List.of(
          "eventVersion",
          "userIdentity",
          "type",
          "principalId",
          "arn",
          "accountId",
          "accessKeyId",
          "userName",
          "invokedBy",
          "sessionContext",
          "sessionIssuer",
          "attributes",
          "creationDate",
          "mfaAuthenticated",
          "sourceIdentity",
          "onBehalfOf",
          "userId",
          "awsRegion",
          "errorCode",
          "errorMessage",
          "requestParameters",
          "responseElements",
          "additionalEventData",
          "serviceEventDetails",
          "requestID",
          "eventID",
          "readOnly",
          "eventType",
          "eventCategory",
          "recipientAccountId",
          "sharedEventID",
          "vpcEndpointId",
          "tlsDetails",
          "tlsVersion",
          "password",
          "code",
          "SessionToken",
          "credentials",
          "expiration",
          "MFAUsed",
          "UserName",
          "roleArn",
          "-",
          "-x",
          "new",
          "\u00fc",
          "");

  private static final Arbitrary<String> TEXTS =
      Arbitraries.oneOf(
          Arbitraries.of(
              "",
              "Root",
              "IAMUser",
              "AssumedRole",
              "AWSService",
              "true",
              "false",
              "Failure",
              "Yes",
              "alice",
              "AROA:x",
              "arn:aws:iam::111122223333:role/a/b",
              "111122223333",
              "2026-07-01T12:08:19Z",
              "20131102T010628Z",
              "Jul 1, 2026, 12:08:19 PM",
              "{\"password\":\"x\"}",
              "{\"a\":{\"code\":1}}",
              "[",
              "%7B%22password%22%3A1%7D"),
          Arbitraries.strings().ofMaxLength(12));

  private static String quoted(String text) {
    return new String(new Bytes().addQuoted(text.getBytes(UTF_8)).toArray(), UTF_8);
  }

  private static Arbitrary<String> values(int depth) {
    Arbitrary<String> scalars =
        Arbitraries.oneOf(
            TEXTS.map(ParserProperties::quoted),
            Arbitraries.of(
                "null", "true", "false", "0", "-1", "56.000", "1E+2", "12345678901234567890"));
    return depth == 0
        ? scalars
        : Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(3, scalars),
            net.jqwik.api.Tuple.of(2, objects(depth - 1).map(ParserProperties::json)),
            net.jqwik.api.Tuple.of(
                1,
                values(depth - 1)
                    .list()
                    .ofMaxSize(3)
                    .map(items -> "[" + String.join(",", items) + "]")));
  }

  private static Arbitrary<Map<String, String>> objects(int depth) {
    return Arbitraries.maps(
            Arbitraries.oneOf(Arbitraries.of(NAMES), Arbitraries.of(NAMES), TEXTS), values(depth))
        .ofMaxSize(8);
  }

  private static String json(Map<String, String> fields) {
    return "{"
        + String.join(
            ",",
            fields.entrySet().stream()
                .map(field -> quoted(field.getKey()) + ":" + field.getValue())
                .toList())
        + "}";
  }

  @Provide
  Arbitrary<String> records() {
    return Combinators.combine(objects(3), objects(2), objects(2))
        .as(
            (record, identity, context) -> {
              var fields = new LinkedHashMap<>(record);
              identity.put("sessionContext", json(context));
              fields.put("userIdentity", json(identity));
              fields.put("eventTime", "\"2026-07-01T12:08:19Z\"");
              fields.put("eventName", "\"ConsoleLogin\"");
              fields.put("eventSource", "\"signin.amazonaws.com\"");
              return json(fields);
            });
  }

  @Property
  void columnsAndExtraRebuildAnyRecord(@ForAll("records") String record) {
    RebuildTest.assertRebuilt(Records.event(record), record);
  }

  @Property
  void noRecordMakesTheParserFail(
      @ForAll("records") String record, @ForAll int position, @ForAll byte value, @ForAll int cut) {
    byte[] json = record.getBytes(UTF_8);
    json[Math.floorMod(position, json.length)] = value;
    int end = cut % 3 == 0 ? Math.floorMod(cut, json.length + 1) : json.length;

    assertThatCode(() -> Records.parser().parse(json, 0, end)).doesNotThrowAnyException();
  }

  @Property
  void whatIsJsonIsTheSameForUsAndForJackson(
      @ForAll("records") String record, @ForAll int position, @ForAll("jsonBytes") byte value) {
    byte[] json = record.getBytes(UTF_8);
    int at = Math.floorMod(position, json.length);
    Assume.that(json[at] >= 0);
    json[at] = value;

    assertThat(isJson(json)).isEqualTo(isJsonForJackson(json));
  }

  @Provide
  Arbitrary<Byte> jsonBytes() {
    return Arbitraries.of(
        "{}[]\",:\\ntfu0123456789.eE+- \t\n\u0001/x".chars().mapToObj(c -> (byte) c).toList());
  }

  private static boolean isJson(byte[] json) {
    var cursor = new JsonCursor();
    cursor.reset(json, 0, json.length);
    try {
      cursor.skip();
      cursor.finish();
      return true;
    } catch (NotJson e) {
      return false;
    }
  }

  private static boolean isJsonForJackson(byte[] json) {
    try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
      int depth = 0;
      int values = 0;
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (depth == 0) {
          values++;
        }
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        } else if (token == tools.jackson.core.JsonToken.VALUE_STRING) {
          parser.getString();
        }
      }
      return values == 1;
    } catch (JacksonException e) {
      return false;
    }
  }

  @Property
  void theSplitterLosesNoByteOfWhatIsWhole(@ForAll("recordLists") List<String> records) {
    String delivery = "{\"Records\":[" + String.join(",", records) + "]}";
    String lines = String.join("\n", records);

    assertThat(Records.split(delivery)).isEqualTo(records);
    assertThat(Records.split("[" + String.join(" , ", records) + "]")).isEqualTo(records);
    assertThat(Records.split(lines)).isEqualTo(records);
  }

  @Provide
  Arbitrary<List<String>> recordLists() {
    return records().list().ofMinSize(1).ofMaxSize(5);
  }

  @Property
  void anyInputIsSplitWithoutAnException(@ForAll("inputs") byte[] input) {
    assertThatCode(() -> Records.split(input)).doesNotThrowAnyException();
  }

  @Provide
  Arbitrary<byte[]> inputs() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "\\",
            "\n",
            "a",
            "1",
            "{\"Records\":[",
            "{\"Events\" : [",
            " ",
            "\u00fc")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts).getBytes(UTF_8));
  }
}
