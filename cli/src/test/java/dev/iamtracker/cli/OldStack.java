package dev.iamtracker.cli;

import dev.iamtracker.localaws.LocalDynamo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A stack of the Python version with events older and younger than 90 days.
final class OldStack {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name =
      "old-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
  private final List<String> ids = new ArrayList<>();

  private OldStack() {}

  static OldStack deployed() {
    var stack = new OldStack();
    LocalDynamo.get().createOldTable(stack.name);
    return stack;
  }

  String name() {
    return name;
  }

  List<String> ids() {
    return ids.stream().sorted().toList();
  }

  /// So many events over the last 300 days, written in all the ways there were.
  OldStack holds(int events) {
    for (int i = 0; i < events; i++) {
      Instant time = StackHome.NOW.minus(Duration.ofHours(1 + i * 7_200L / events));
      String id = "%08x-0000-4000-8000-%012d".formatted(i * 0x01234567, i);
      ids.add(id);
      put(
          """
          {"event_date":{"S":"%s"},"event_id":{"S":"%s"},"event_time":{"S":"%s"},
           "event_name":{"S":"%s"},"event_source":{"S":"iam.amazonaws.com"},
           "aws_region":{"S":"us-east-1"},"user_name":{"S":"%s"},"source_ip":{"S":"203.0.113.7"},
           "user_agent":{"S":"aws-cli"},"error_code":{"S":""},
           "request_parameters":%s,"account_id":%s}"""
              .formatted(
                  time.toString().substring(0, 10),
                  id,
                  i % 3 == 0
                      ? time.toString()
                      : time.toString().replace("Z", i % 3 == 1 ? "" : "+00:00"),
                  i % 2 == 0 ? "CreateUser" : "DeleteUser",
                  i % 5 == 0 ? "unknown" : "alice",
                  i % 2 == 0
                      ? "{\"S\":\"{\\\"userName\\\": \\\"eve\\\"}\"}"
                      : "{\"M\":{\"userName\":{\"S\":\"eve\"}}}",
                  i % 2 == 0 ? "{\"S\":\"111122223333\"}" : "{\"N\":\"111122223333\"}"));
    }
    return this;
  }

  OldStack put(String item) {
    LocalDynamo.get().put(name + "-events", item);
    return this;
  }
}
