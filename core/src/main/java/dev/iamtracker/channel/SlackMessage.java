package dev.iamtracker.channel;

import dev.iamtracker.alert.Message;
import dev.iamtracker.cloudtrail.JsonTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// An alert in the form that Slack's incoming webhooks take.
///
/// Text of logs stands in blocks of plain text only, in which there is no markup, and with `&`, `<`
/// and `>` escaped, so it mentions nobody and links nowhere. The same holds for the text beside the
/// blocks, which programs like Slack show instead of them.
///
/// See https://docs.slack.dev/messaging/formatting-message-text and
/// https://docs.slack.dev/reference/block-kit/blocks.
final class SlackMessage {
  private static final int MOST_HEADER = 150;
  private static final int MOST_SECTION = 2_900;

  private SlackMessage() {}

  static String of(Message message) {
    String headline = MessageText.headline(message);
    List<String> details = MessageText.details(message);
    var blocks = new ArrayList<JsonTree>();
    blocks.add(block("header", plain(headline, MOST_HEADER)));
    if (headline.length() > MOST_HEADER) {
      blocks.add(block("section", plain(headline, MOST_SECTION)));
    }
    sections(details).forEach(text -> blocks.add(block("section", plain(text, MOST_SECTION))));
    message
        .link()
        .ifPresent(
            link ->
                blocks.add(
                    block(
                        "section",
                        text("mrkdwn", "<" + link + "|Open the event in the AWS console>"))));
    var fields = new LinkedHashMap<String, JsonTree>();
    fields.put(
        "text",
        JsonTree.string(escape(withoutMarkup(headline + "\n" + String.join("\n", details)))));
    fields.put("mrkdwn", MessageJson.flag(false));
    fields.put("blocks", new JsonTree.Items(blocks));
    return MessageJson.text(new JsonTree.Node(fields));
  }

  /// Lines in as few texts as may be, none too long for Slack once it is escaped.
  private static List<String> sections(List<String> lines) {
    var sections = new ArrayList<String>();
    var section = new StringBuilder();
    int length = 0;
    for (String line : lines) {
      int more = escape(line).length() + 1;
      if (length + more > MOST_SECTION && length > 0) {
        sections.add(section.toString());
        section.setLength(0);
        length = 0;
      }
      section.append(length == 0 ? "" : "\n").append(line);
      length += more;
    }
    sections.add(section.toString());
    return sections;
  }

  private static JsonTree block(String type, JsonTree text) {
    var block = new LinkedHashMap<String, JsonTree>();
    block.put("type", JsonTree.string(type));
    block.put("text", text);
    return new JsonTree.Node(block);
  }

  private static JsonTree plain(String text, int most) {
    return text("plain_text", cut(text, most));
  }

  private static JsonTree text(String type, String escaped) {
    var text = new LinkedHashMap<String, JsonTree>();
    text.put("type", JsonTree.string(type));
    text.put("text", JsonTree.string(escaped));
    if (type.equals("plain_text")) {
      text.put("emoji", MessageJson.flag(false));
    }
    return new JsonTree.Node(text);
  }

  /// At most so many characters after escaping; an escape is never cut in two.
  private static String cut(String text, int most) {
    String escaped = escape(text);
    if (escaped.length() <= most) {
      return escaped;
    }
    var beginning = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int next = text.offsetByCodePoints(i, 1);
      String one = escape(text.substring(i, next));
      if (beginning.length() + one.length() > most - 1) {
        break;
      }
      beginning.append(one);
      i = next;
    }
    return beginning.append('…').toString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /// Signs that are markup in Markdown become their full-width likenesses, and so does the sign of
  /// mentions.
  private static String withoutMarkup(String text) {
    return text.replace('*', '＊')
        .replace('`', '｀')
        .replace('~', '～')
        .replace('[', '［')
        .replace(']', '］')
        .replaceAll("@(?=channel|here|all|everyone)", "＠");
  }
}
