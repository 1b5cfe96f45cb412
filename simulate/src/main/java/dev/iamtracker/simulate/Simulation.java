package dev.iamtracker.simulate;

import dev.iamtracker.simulate.company.Account;
import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.company.Foundation;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/// Plays a plan and writes what CloudTrail would have delivered.
///
/// The text of the files depends on the plan alone; their compressed bytes also on the zlib of the
/// Java runtime. Memory holds a few buckets of time, never the whole simulation.
public final class Simulation {
  private static final int BUCKETS_AHEAD = 2;

  private final SimulationPlan plan;
  private final Company company;
  private final Buckets buckets;
  private final StoryTape stories;

  private Simulation(SimulationPlan plan) {
    this.plan = plan;
    company = Foundation.company(plan.seed(), plan.events(), plan.accounts(), plan.regions());
    buckets = Buckets.of(plan);
    stories = StoryTape.play(plan, company, buckets);
  }

  /// Writes `AWSLogs/…` and `labels.ndjson` into a folder, which is created if needed.
  ///
  /// @param progress told now and then how many events are done
  /// @throws FileAlreadyExistsException when the folder already holds delivery files
  public static SimulationResult write(Path folder, SimulationPlan plan, LongConsumer progress)
      throws IOException {
    Path logs = folder.resolve("AWSLogs");
    if (Files.exists(logs)) {
      throw new FileAlreadyExistsException(
          logs.toString(), null, "two simulations in one folder cannot be told apart");
    }
    Files.createDirectories(logs);
    return new Simulation(plan).write(folder, progress);
  }

  private SimulationResult write(Path folder, LongConsumer progress) throws IOException {
    Path labels = folder.resolve("labels.ndjson");
    Files.write(labels, stories.labels());
    try (Crew crew = new Crew()) {
      Deliveries deliveries = new Deliveries(new DeliveryFolder(folder, plan.seed()), crew);
      deliveries.add(stories.streams());
      deliver(crew, deliveries, progress);
      return new SimulationResult(
          deliveries.files(),
          plan.events(),
          deliveries.records(),
          deliveries.bytes(),
          labels,
          stories.events(),
          company.accounts().stream().map(Account::id).toList());
    }
  }

  /// Buckets are made ahead by all threads, and taken in the order of time.
  private void deliver(Crew crew, Deliveries deliveries, LongConsumer progress) throws IOException {
    List<Long> beginnings = buckets.beginnings();
    long[] counts = buckets.spread(plan.events() - stories.count());
    Deque<List<Future<Map<Stream, List<Delivered>>>>> ahead = new ArrayDeque<>();
    long done = stories.count();
    long end = buckets.beginningOf(buckets.start());
    for (int i = 0; i < beginnings.size() + BUCKETS_AHEAD; i++) {
      if (i < beginnings.size()) {
        ahead.add(begin(crew, beginnings.get(i), counts[i]));
      }
      if (i >= BUCKETS_AHEAD) {
        for (Future<Map<Stream, List<Delivered>>> shard : ahead.remove()) {
          deliveries.add(Crew.await(shard));
        }
        end += buckets.seconds();
        deliveries.writeUntil(end);
        done += counts[i - BUCKETS_AHEAD];
        progress.accept(done);
      }
    }
    while (!deliveries.isEmpty()) {
      end += buckets.seconds();
      deliveries.writeUntil(end);
    }
    deliveries.finish();
  }

  /// Accounts share the events of a bucket, the first ones do more.
  private List<Future<Map<Stream, List<Delivered>>>> begin(Crew crew, long beginning, long events) {
    double total = 0;
    for (int i = 1; i <= plan.accounts(); i++) {
      total += 1 / Math.sqrt(i);
    }
    List<Future<Map<Stream, List<Delivered>>>> shards = new ArrayList<>();
    double sum = 0;
    long given = 0;
    for (int i = 1; i <= plan.accounts(); i++) {
      sum += 1 / Math.sqrt(i);
      long due = i == plan.accounts() ? events : Math.round(events * (sum / total));
      Account account = company.accounts().get(i - 1);
      Shard shard = new Shard(plan, company, account, buckets, beginning, due - given);
      shards.add(crew.call(shard::play));
      given = due;
    }
    return shards;
  }
}
