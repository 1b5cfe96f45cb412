package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cloudtrail.FieldValue.Kind;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class RecordViewTest {
  private static final String HEAD =
      "{\"eventTime\":\"2026-07-01T12:08:19Z\",\"eventName\":\"ConsoleLogin\","
          + "\"eventSource\":\"signin.amazonaws.com\",";

  @Provide
  Arbitrary<String> records() {
    return new ParserProperties().records();
  }

  @Property(tries = 200)
  void everyPathHasTheValuesThatJacksonReads(@ForAll("records") String record) {
    assertValues(record);
  }

  @Property(tries = 200)
  void itDoesNotMatterHowNamesAndTextsAreEscaped(
      @ForAll("records") String record, @ForAll int dice) {
    assertValues(escaped(record, dice));
  }

  @Test
  void tellsNullFromAbsent() {
    var view = view(HEAD + "\"errorCode\":null,\"requestParameters\":null,\"new\":null}");

    assertThat(view.values(FieldPath.of("errorCode"))).containsExactly(FieldValue.NULL);
    assertThat(view.values(FieldPath.of("requestParameters"))).containsExactly(FieldValue.NULL);
    assertThat(view.values(FieldPath.of("new"))).containsExactly(FieldValue.NULL);
    assertThat(view.values(FieldPath.of("errorMessage"))).isEmpty();
    assertThat(view.values(FieldPath.of("requestParameters.userName"))).isEmpty();
  }

  @Test
  void givesWhatTheRecordHeldWhereColumnsHoldSomethingElse() {
    assertValues(HEAD + "\"errorCode\":404,\"readOnly\":\"True\",\"awsRegion\":\"\"}");
    assertValues(HEAD + "\"readOnly\":\"false\",\"errorMessage\":{\"a\":[]},\"requestID\":7.50}");
    assertValues(
        HEAD
            + "\"userIdentity\":{\"sessionContext\":{\"attributes\":"
            + "{\"creationDate\":\"20131102T010628Z\",\"mfaAuthenticated\":false}}}}");
  }

  @Test
  void derivedColumnsAreNoFieldsOfTheRecord() {
    for (String identity :
        List.of(
            "{\"type\":\"IAMUser\",\"userName\":\"alice\"}",
            "{\"type\":\"IAMUser\"}",
            "{\"type\":\"IAMUser\",\"userName\":\"HIDDEN_DUE_TO_SECURITY_REASONS\"}",
            "{\"type\":\"Root\",\"userName\":\"my-alias\",\"accountId\":\"111122223333\"}",
            "{\"type\":\"Root\",\"accountId\":\"111122223333\"}",
            "{\"type\":\"AssumedRole\",\"sessionContext\":{\"sessionIssuer\":"
                + "{\"userName\":\"r\",\"accountId\":\"444455556666\"}}}",
            "{\"type\":\"AssumedRole\",\"userName\":5}",
            "{\"sessionContext\":{\"sessionIssuer\":{}}}",
            "{}",
            "null",
            "\"text\"",
            "[{\"type\":\"Root\"},[{\"userName\":\"x\"}]]")) {
      assertValues(
          HEAD
              + "\"userIdentity\":"
              + identity
              + ",\"additionalEventData\":{\"MFAUsed\":\"YES\"},"
              + "\"requestParameters\":{\"sourceIdentity\":\"bob\"}}");
    }
  }

  @Test
  void arraysStandForTheirElements() {
    var view =
        view(
            HEAD
                + "\"requestParameters\":{\"tags\":[{\"key\":\"a\"},{\"key\":[\"b\",[]]},{}],"
                + "\"none\":[]}}");

    assertThat(view.values(FieldPath.of("requestParameters.tags.key")))
        .containsExactly(
            FieldValue.string("a"), FieldValue.string("b"), new FieldValue(Kind.ARRAY, "[]"));
    assertThat(view.values(FieldPath.of("requestParameters.none")))
        .containsExactly(new FieldValue(Kind.ARRAY, "[]"));
    assertThat(view.values(FieldPath.of("requestParameters.none.key"))).isEmpty();
  }

  @Test
  void ofANameThatOccursTwiceTheLastValueCounts() {
    assertValues(HEAD + "\"errorCode\":\"a\",\"errorCode\":\"b\"}");
    assertValues(HEAD + "\"requestParameters\":{\"a\":{\"x\":1},\"a\":2,\"\\u0061\":{\"y\":3}}}");
    assertValues(HEAD + "\"userIdentity\":{\"new\":[1,2],\"new\":3}}");
  }

  @Test
  void namesThatBeginWithAHyphenAreTheRecordsOwn() {
    assertValues(HEAD + "\"-\":{\"user_name\":1,\"account_id\":2},\"-x\":[],\"--\":{}}");
    assertValues(HEAD + "\"\\u002d\":{\"event_name\":null},\"\\u002dx\":3}");
  }

  @Test
  void secretsAreRedacted() {
    var view =
        view(
            HEAD
                + "\"password\":\"p\",\"new\":{\"SESSIONTOKEN\":{\"a\":1}},"
                + "\"responseElements\":{\"credentials\":{\"secretAccessKey\":\"s\"}}}");

    for (String path :
        List.of("password", "new.SESSIONTOKEN", "responseElements.credentials.secretAccessKey")) {
      assertThat(view.values(FieldPath.of(path))).containsExactly(FieldValue.string("(redacted)"));
    }
  }

  @Test
  void showsOneEventAfterAnother() {
    var view = view(HEAD + "\"errorCode\":404,\"awsRegion\":\"a\"}");
    view.values(FieldPath.of("errorCode"));

    view.show(Records.event(HEAD + "\"errorCode\":\"405\"}"));

    assertThat(view.values(FieldPath.of("errorCode"))).containsExactly(FieldValue.string("405"));
    assertThat(view.values(FieldPath.of("awsRegion"))).isEmpty();
  }

  private static RecordView view(String record) {
    var view = new RecordView();
    view.show(Records.event(record));
    return view;
  }

  /// Every path of the record has its values, and paths of columns that it lacks have none.
  private static void assertValues(String record) {
    RecordView view = view(record);
    assertValues(record, view);
    IdentityEvent stored = stored(view.event());
    for (Column column : Column.all()) {
      assertThat(stored.isDoubtful(column)).isTrue();
    }
    var storedView = new RecordView();
    storedView.show(stored);
    assertValues(record, storedView);
  }

  /// The event as a store gives it back, which does not know what the parser knew.
  private static IdentityEvent stored(IdentityEvent event) {
    var stored = new IdentityEvent.Builder();
    for (Column column : Column.all()) {
      stored.text(column, event.utf8(column));
      if (event.millis(column) != IdentityEvent.NO_TIME) {
        stored.millis(column, event.millis(column));
      }
    }
    return stored.build();
  }

  private static void assertValues(String record, RecordView view) {
    String redacted = show(record);

    Map<List<String>, List<FieldValue>> expected = read(redacted);

    expected.forEach(
        (path, values) ->
            assertThat(view.values(new FieldPath(path)).stream().map(RecordViewTest::shown))
                .as("%s of %s", path, record)
                .containsExactlyElementsOf(values));
    for (Column column : Column.all()) {
      columnPaths().getOrDefault(column, List.of()).stream()
          .filter(path -> !expected.containsKey(path))
          .forEach(
              path ->
                  assertThat(view.values(new FieldPath(path)))
                      .as("%s of %s", path, record)
                      .isEmpty());
    }
  }

  private static Map<Column, List<List<String>>> columnPaths() {
    var paths = new LinkedHashMap<Column, List<String>>();
    RecordFields.ROOT.paths(List.of(), paths);
    var all = new LinkedHashMap<Column, List<List<String>>>();
    paths.forEach((column, path) -> all.put(column, List.of(path)));
    return all;
  }

  private static String show(String json) {
    return RebuildTest.show(RebuildTest.plain(Records.tree(json)));
  }

  /// Objects in one spelling.
  private static FieldValue shown(FieldValue value) {
    return value.kind() == Kind.OBJECT ? new FieldValue(Kind.OBJECT, show(value.text())) : value;
  }

  /// All values of a JSON object by their paths, as Jackson reads them.
  private static Map<List<String>, List<FieldValue>> read(String json) {
    var found = new LinkedHashMap<List<String>, List<FieldValue>>();
    try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      fields(parser, json, List.of(), found);
    }
    return found;
  }

  private static void fields(
      JsonParser parser,
      String json,
      List<String> path,
      Map<List<String>, List<FieldValue>> found) {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var below = new ArrayList<>(path);
      below.add(parser.currentName());
      parser.nextToken();
      value(parser, json, List.copyOf(below), found);
    }
  }

  private static void value(
      JsonParser parser,
      String json,
      List<String> path,
      Map<List<String>, List<FieldValue>> found) {
    List<FieldValue> values = found.computeIfAbsent(path, _ -> new ArrayList<>());
    int start = (int) parser.currentTokenLocation().getCharOffset();
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        int place = values.size();
        values.add(FieldValue.NULL);
        fields(parser, json, path, found);
        int end = (int) parser.currentTokenLocation().getCharOffset() + 1;
        values.set(place, new FieldValue(Kind.OBJECT, show(json.substring(start, end))));
      }
      case START_ARRAY -> {
        boolean empty = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          empty = false;
          value(parser, json, path, found);
        }
        if (empty) {
          values.add(new FieldValue(Kind.ARRAY, "[]"));
        }
        if (values.isEmpty()) {
          found.remove(path);
        }
      }
      // Half of a surrogate pair becomes a question mark, as in every text in UTF-8.
      case VALUE_STRING ->
          values.add(FieldValue.string(new String(parser.getString().getBytes(UTF_8), UTF_8)));
      case VALUE_TRUE -> values.add(FieldValue.TRUE);
      case VALUE_FALSE -> values.add(FieldValue.FALSE);
      case VALUE_NULL -> values.add(FieldValue.NULL);
      default -> values.add(new FieldValue(Kind.NUMBER, parser.getString()));
    }
  }

  /// The same JSON in which some letters of names and texts are escaped.
  private static String escaped(String json, int seed) {
    var out = new StringBuilder();
    boolean inString = false;
    int dice = seed;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      dice = dice * 1_103_515_245 + 12_345;
      if (c == '\\') {
        int end = i + (json.charAt(i + 1) == 'u' ? 6 : 2);
        out.append(json, i, end);
        i = end - 1;
      } else if (c == '"') {
        inString = !inString;
        out.append(c);
      } else if (inString && (dice >>> 16) % 4 == 0) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
