package dev.iamtracker.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.alert.AlertText;
import dev.iamtracker.alert.Message;
import dev.iamtracker.alert.SampleFinding;
import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.event.VisibleText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Actor, session name, user agent and error message as attackers write them, through every channel
/// of this module.
class HostileTextTest {
  private static final int MOST_BYTES = 64 << 10;

  private static final List<String> HOSTILE =
      List.of(
          IntStream.range(0, 0xA0)
              .filter(c -> Character.isISOControl(c))
              .mapToObj(Character::toString)
              .collect(Collectors.joining()),
          "\u202ereversed\u2066\u200b\u2028\u2029\ufeff\udb40\udc41\ud800",
          "\u001b]0;title\u0007\u001b[2J\u009b31m",
          "\r\n[CRITICAL] forged line\n{\"id\":\"forged\"}",
          "<script>alert(1)</script><img src=x onerror=alert(1)>",
          "<!channel> <!here> <!everyone> <@U012AB3CD> <!subteam^S012AB3CD> @channel",
          "<https://evil.example|your console> [text](https://evil.example)",
          "\",\"repeat\":true,\"x\":\"\\",
          "\\u003c!channel\\u003e &lt;!channel&gt;");

  private static Stream<Arguments> everyChannel() {
    Stream<String> texts =
        HOSTILE.stream().flatMap(one -> Stream.of(one, one.repeat((1 << 20) / one.length() + 1)));
    return texts.flatMap(
        text ->
            Stream.of(
                Arguments.argumentSet("console", text, shown(HostileTextTest::console)),
                Arguments.argumentSet("json", text, shown(MessageJson::of)),
                Arguments.argumentSet("slack", text, shown(SlackMessage::of))));
  }

  private static Function<Message, String> shown(Function<Message, String> channel) {
    return channel;
  }

  private static String console(Message message) {
    var out = new StringWriter();
    new ConsoleChannel(new PrintWriter(out), false).deliver(message);
    return out.toString();
  }

  private static Message message(String hostile) {
    return new AlertText(ZoneId.of("Europe/Berlin"))
        .of(SampleFinding.of(hostile, hostile, hostile, hostile), false);
  }

  @ParameterizedTest
  @MethodSource("everyChannel")
  void aMessageIsShort(String hostile, Function<Message, String> channel) {
    assertThat(channel.apply(message(hostile)).getBytes(UTF_8)).hasSizeLessThan(MOST_BYTES);
  }

  @ParameterizedTest
  @MethodSource("everyChannel")
  void everyCharacterShows(String hostile, Function<Message, String> channel) {
    assertThat(channel.apply(message(hostile)).lines())
        .allMatch(line -> VisibleText.of(line).equals(line));
  }

  @ParameterizedTest
  @MethodSource("everyChannel")
  void thereAreAsManyLinesAsForAPlainText(String hostile, Function<Message, String> channel) {
    assertThat(channel.apply(message(hostile)).lines().count())
        .isEqualTo(channel.apply(message("plain")).lines().count());
  }

  private static Stream<String> hostile() {
    return HOSTILE.stream();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void theFieldsOfTheJsonAreThoseOfAPlainText(String hostile) {
    assertThat(names(MessageJson.of(message(hostile))))
        .isEqualTo(names(MessageJson.of(message("plain"))));
    assertThat(MessageJson.of(message(hostile))).contains("\"repeat\":false");
  }

  private static List<String> names(String json) {
    return List.copyOf(((JsonTree.Node) JsonTree.read(json).orElseThrow()).fields().keySet());
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void slackGetsNoMentionAndNoLinkButTheOneToTheConsole(String hostile) {
    assertThat(texts(JsonTree.read(SlackMessage.of(message(hostile))).orElseThrow()))
        .filteredOn(text -> text.contains("<"))
        .allMatch(text -> text.matches("<https://[a-z0-9.-]*amazon\\.com/[^<>|]*\\|[^<>]*>"))
        .hasSize(1);
  }

  private static List<String> texts(JsonTree tree) {
    var texts = new ArrayList<String>();
    switch (tree) {
      case JsonTree.Scalar scalar -> scalar.string().ifPresent(texts::add);
      case JsonTree.Items(var items) -> items.forEach(item -> texts.addAll(texts(item)));
      case JsonTree.Node(var fields) -> fields.values().forEach(one -> texts.addAll(texts(one)));
    }
    return texts;
  }
}
