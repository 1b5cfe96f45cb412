package dev.iamtracker.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.cloudtrail.JsonTree.Items;
import dev.iamtracker.cloudtrail.JsonTree.Node;
import dev.iamtracker.cloudtrail.JsonTree.Scalar;
import dev.iamtracker.function.JsonObject;
import dev.iamtracker.function.Library;
import dev.iamtracker.function.Surroundings;
import dev.iamtracker.run.RunSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The function that SQS calls with messages about log files of a trail: makes each file a part of
/// the lake.
///
/// A message that cannot be done fails alone and comes again, and at last goes to the queue for
/// dead ones.
public final class TrailHandler implements RequestStreamHandler {
  /// A file is not begun with less.
  private static final Duration LEAST = Duration.ofSeconds(20);

  private final OpenLake lake;
  private final TrailFiles files;

  /// Called by Lambda, once for each process.
  public TrailHandler() {
    this(Surroundings.ofThisProcess());
  }

  TrailHandler(Surroundings around) {
    this.lake = OpenLake.of(around);
    Path home = Path.of(around.environment().getOrDefault("LAMBDA_TASK_ROOT", "."));
    this.files =
        new TrailFiles(lake, Library.of(lake.settings(), lake.settings().home().orElse(home)));
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var failed = new ArrayList<JsonObject>();
    for (Message message : messages(new String(input.readAllBytes(), UTF_8))) {
      if (!take(message, context)) {
        failed.add(new JsonObject().text("itemIdentifier", message.id()));
      }
    }
    output.write(new JsonObject().objects("batchItemFailures", failed).line().getBytes(UTF_8));
  }

  private record Message(String id, String body) {}

  /// See https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
  private static List<Message> messages(String input) {
    if (JsonTree.read(input).orElse(null) instanceof Node(var fields)
        && fields.get("Records") instanceof Items(var records)) {
      return records.stream()
          .map(one -> new Message(text(one, "messageId"), text(one, "body")))
          .toList();
    }
    throw new IllegalArgumentException("this is no batch of SQS messages");
  }

  private static String text(JsonTree tree, String name) {
    @Nullable JsonTree value = tree instanceof Node(var fields) ? fields.get(name) : null;
    return value instanceof Scalar scalar ? scalar.string().orElse("") : "";
  }

  /// @return whether all files of a message are in the lake
  private boolean take(Message message, Context context) {
    if (context.getRemainingTimeInMillis() < LEAST.toMillis()) {
      lake.log().say("no time is left for message " + message.id() + "; it comes again");
      return false;
    }
    try {
      for (DeliveredFile file : DeliveredFile.logs(DeliveredFile.of(message.body()))) {
        lake.log().write(report(file, files.take(file)));
      }
      return true;
    } catch (RuntimeException e) {
      lake.log()
          .write(
              new JsonObject()
                  .text("message", "a message was not done, and comes again")
                  .text("id", message.id())
                  .text("error", String.valueOf(e.getMessage())));
      return false;
    }
  }

  private static JsonObject report(DeliveredFile file, RunSummary read) {
    return new JsonObject()
        .text("file", "s3://" + file.bucket() + "/" + file.key())
        .number("records", read.records())
        .number("events", read.stored())
        .number("duplicates", read.duplicates())
        .number("filtered", read.filtered().total())
        .number("other_sources", read.otherSources())
        .number("quarantined", read.quarantined());
  }
}
