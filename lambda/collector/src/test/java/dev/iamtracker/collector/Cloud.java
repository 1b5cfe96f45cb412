package dev.iamtracker.collector;

import dev.iamtracker.aws.AwsAccess;
import dev.iamtracker.collect.Timing;
import dev.iamtracker.dynamo.DynamoStack;
import dev.iamtracker.dynamo.StackSettings;
import dev.iamtracker.export.EventDays;
import dev.iamtracker.localaws.DynamoGate;
import dev.iamtracker.localaws.LocalDynamo;
import dev.iamtracker.standin.StandIn;
import dev.iamtracker.standin.StandInOptions;
import dev.iamtracker.standin.api.PublishedMessage;
import dev.iamtracker.standin.history.Quota;
import dev.iamtracker.standin.lambda.FunctionProcess;
import dev.iamtracker.standin.lambda.RuntimeApi;
import dev.iamtracker.standin.world.Happened;
import dev.iamtracker.standin.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An account with two regions, the tables of a stack in it, and functions that run.
final class Cloud implements AutoCloseable {
  static final String ACCOUNT = "111122223333";
  static final String IAM = "iam.amazonaws.com";
  static final String STS = "sts.amazonaws.com";
  static final Duration HOUR = Duration.ofHours(1);

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Pattern ALERT_ID = Pattern.compile("Alert id: (\\S+)");
  private static final String TOPIC = "arn:aws:sns:us-east-1:" + ACCOUNT + ":security-alerts";

  final String stack = "fn-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
  final World world =
      World.builder().key(LocalDynamo.KEY, ACCOUNT).onlyRegions("us-east-1", "eu-west-1").build();
  final StandIn aws =
      StandIn.start(world, InstantSource.system(), StandInOptions.USUAL.withQuota(Quota.NONE));
  final DynamoGate gate = DynamoGate.before(LocalDynamo.get());
  final Map<String, String> more = new HashMap<>();

  private final Path folder;
  private final List<Running> open = new ArrayList<>();
  private int happened;

  /// @param folder for logs
  Cloud(Path folder) {
    this.folder = folder;
    LocalDynamo.get().createTables(stack);
    aws.sns().topic(TOPIC);
  }

  Map<String, String> environment() {
    var all = new HashMap<>(gate.environment());
    all.put("AWS_ENDPOINT_URL", aws.endpoint().toString());
    all.put("EVENTS_TABLE", stack + "-events");
    all.put("CONTROL_TABLE", stack + "-control");
    all.put("ALERTS_TABLE", stack + "-alerts");
    all.put("ALERTS_TOPIC_ARN", TOPIC);
    all.put("LOOKUP_REQUESTS_PER_SECOND", "100");
    all.put("SSO_REGION", "us-east-1");
    all.putAll(more);
    return Map.copyOf(all);
  }

  /// Starts a function in a process of its own.
  Running starts(Class<?> handler) {
    return starts(handler, List.of());
  }

  /// @param prefix goes before `java`
  Running starts(Class<?> handler, List<String> prefix) {
    RuntimeApi api = RuntimeApi.start(InstantSource.system());
    var start =
        new FunctionProcess.Start(
            Archive.classPath(),
            handler.getName() + "::handleRequest",
            prefix,
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:MaxRAM=512m", "-Xmx180m"),
            environment());
    var running = new Running(api, FunctionProcess.start(start, api, folder));
    open.add(running);
    return running;
  }

  Happened event(Duration ago, String region, String source, String name) {
    String id = new UUID(0x4000L, 0x8000000000000000L + ++happened).toString();
    return Happened.at(Instant.now().minus(ago), ACCOUNT, region, source, name, id);
  }

  /// Something that is worth an alert.
  Happened newUser(Duration ago, String actor) {
    return event(ago, "us-east-1", IAM, "CreateUser").withUser(actor, "AKIAEXAMPLE" + happened);
  }

  void happens(Happened... events) {
    world.add(List.of(events));
  }

  /// How often each event is stored, by its id.
  Map<String, Long> stored() {
    var ids = new HashMap<String, Long>();
    asked(
        tables -> {
          for (EventDays.ChangedDay day : tables.days().changed()) {
            for (int part = 0; part < EventDays.PARTS; part++) {
              tables
                  .days()
                  .read(day.day(), part, event -> ids.merge(event.id().toString(), 1L, Long::sum));
            }
          }
          return ids;
        });
    return ids;
  }

  String kept(String name) {
    return asked(tables -> tables.kept(name).orElseThrow().text());
  }

  private <T> T asked(Function<DynamoStack, T> question) {
    try (AwsAccess access = AwsAccess.of(LocalDynamo.get().environment());
        DynamoStack tables =
            DynamoStack.open(access, StackSettings.of(stack), Timing.of(InstantSource.system()))) {
      return question.apply(tables);
    }
  }

  /// Ids of alerts that people got about findings of a rule, as often as they got them.
  List<String> alerts(String rule) {
    return aws.sns().published().stream()
        .map(PublishedMessage::body)
        .map(ALERT_ID::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .filter(id -> id.startsWith(rule + "/"))
        .toList();
  }

  @Override
  public void close() {
    open.forEach(Running::close);
    aws.close();
    gate.close();
  }
}
