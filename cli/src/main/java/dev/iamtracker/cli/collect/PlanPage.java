package dev.iamtracker.cli.collect;

import dev.iamtracker.aws.Reach;
import dev.iamtracker.cli.figure.Figures;
import dev.iamtracker.cli.output.Format;
import dev.iamtracker.cli.output.JsonText;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.collect.CollectPlan;
import dev.iamtracker.collect.StreamPlan;
import dev.iamtracker.config.Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What would be asked of AWS.
record PlanPage(
    Terminal terminal, Settings settings, Reach reach, CollectPlan plan, Format format) {

  private static final int MOST = 60;

  void print() {
    if (format == Format.TABLE) {
      page();
    } else {
      JsonText.printObject(terminal.out(), object());
    }
    terminal.out().flush();
  }

  private long regions() {
    return plan.streams().stream().map(one -> one.stream().place()).distinct().count();
  }

  /// By the quota, were the requests spread over the regions as the streams are.
  private Duration least() {
    var streams = new TreeMap<String, Long>();
    for (StreamPlan one : plan.streams()) {
      streams.merge(one.stream().place().toString(), 1L, Long::sum);
    }
    long most = streams.values().stream().mapToLong(Long::longValue).max().orElse(0);
    double share = (double) most / Math.max(1, plan.streams().size());
    return Duration.ofSeconds(
        (long) Math.ceil(plan.requests() * share / settings.collecting().requestsPerSecond()));
  }

  private void page() {
    terminal.out().println("As " + SafeText.of(reach.caller().arn()));
    terminal
        .out()
        .println(
            Figures.count(reach.regions().size(), "account")
                + ", "
                + Figures.count(regions(), "region")
                + ", "
                + Figures.count(plan.known().size(), "stream")
                + ", of which "
                + Figures.count(plan.streams().size())
                + " have something to read");
    terminal
        .out()
        .println(
            "at least "
                + Figures.count(plan.requests(), "request")
                + ", "
                + Figures.duration(least())
                + " by the quota; one more for every 50 events");
    terminal.out().println("cost: $0, event history is free; nothing was asked yet");
    reach
        .closed()
        .forEach(
            (account, fault) ->
                terminal.out().println("account " + account + ": " + SafeText.of(fault.reason())));
    for (StreamPlan one : plan.streams().subList(0, Math.min(MOST, plan.streams().size()))) {
      terminal
          .out()
          .println(
              "  "
                  + SafeText.of(one.stream().toString())
                  + "  "
                  + Figures.duration(Duration.ofSeconds(one.missing().seconds())));
    }
    if (plan.streams().size() > MOST) {
      int more = plan.streams().size() - MOST;
      terminal.out().println("  and " + Figures.count(more) + " more; --format json has all");
    }
  }

  private Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("caller", reach.caller().arn());
    object.put("accounts", reach.regions().size());
    object.put("regions", regions());
    object.put("streams", plan.known().size());
    object.put("streams_to_read", plan.streams().size());
    object.put("least_requests", plan.requests());
    object.put("least_seconds", least().toSeconds());
    object.put("dollars", 0);
    var closed = new TreeMap<String, String>();
    reach.closed().forEach((account, fault) -> closed.put(account, fault.reason()));
    object.put("closed_accounts", closed);
    object.put(
        "plan",
        plan.streams().stream()
            .map(
                one -> {
                  Map<String, Object> stream = new LinkedHashMap<>();
                  stream.put("stream", one.stream().toString());
                  stream.put("seconds", one.missing().seconds());
                  return stream;
                })
            .toList());
    return object;
  }
}
