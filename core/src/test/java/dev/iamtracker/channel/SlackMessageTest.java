package dev.iamtracker.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.alert.AlertText;
import dev.iamtracker.alert.SampleFinding;
import dev.iamtracker.cloudtrail.JsonTree;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackMessageTest {
  private static String of(String actor, String userAgent) {
    return SlackMessage.of(
        new AlertText(ZoneId.of("UTC"))
            .of(SampleFinding.of(actor, userAgent, "session", "error"), false));
  }

  /// All texts of a message, without JSON's escapes.
  private static List<String> texts(JsonTree tree) {
    var texts = new ArrayList<String>();
    switch (tree) {
      case JsonTree.Scalar scalar -> scalar.string().ifPresent(texts::add);
      case JsonTree.Items(var items) -> items.forEach(item -> texts.addAll(texts(item)));
      case JsonTree.Node(var fields) -> fields.values().forEach(one -> texts.addAll(texts(one)));
    }
    return texts;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!channel>",
        "<@U012AB3CD>",
        "<https://evil.example|click>",
        "&lt;!here&gt;",
        "a\" , \"mrkdwn\": true, \"x\": \"",
        "<script>alert(1)</script>"
      })
  void markupOfAttackersIsOnlyText(String hostile) {
    JsonTree json = JsonTree.read(of(hostile, hostile)).orElseThrow();

    assertThat(texts(json))
        .filteredOn(text -> !text.matches("<https://[a-z0-9.-]*amazon\\.com/[^<>|]*\\|[^<>]*>"))
        .noneMatch(text -> text.contains("<") || text.contains(">"))
        .noneMatch(text -> text.matches("(?s).*&(?!amp;|lt;|gt;).*"));
    assertThat(((JsonTree.Node) json).fields().keySet())
        .containsExactly("text", "mrkdwn", "blocks");
  }

  @Test
  void theTextBesideTheBlocksHoldsNoMarkdown() {
    assertThat(of("*a* `b` [c](http://d) @channel", "")).contains("＊a＊ ｀b｀ ［c］(http://d) ＠channel");
  }

  @Test
  void noTextIsLongerThanSlackTakes() {
    String hostile = "<&>".repeat(1 << 18);
    String json = of(hostile, hostile);

    assertThat(json.length()).isLessThan(32_768);
    assertThat(texts(JsonTree.read(json).orElseThrow()).subList(1, 4))
        .allMatch(text -> text.length() <= 3_000);
    assertThat(json).contains("&lt;").doesNotContain("&l…").doesNotContain("&…");
  }

  @Test
  void theMessageSaysWhatToDo() {
    assertThat(of("alice", "cli"))
        .contains("[CRITICAL] alice created the IAM user mallory")
        .contains("What to do 1: Ask alice whether this was intended")
        .contains("<https://eu-west-1.console.aws.amazon.com/");
  }
}
