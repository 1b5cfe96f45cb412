package dev.iamtracker.alert;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Works the outbox: sends what is due through every channel.
///
/// An alert is marked as being sent before its request and as sent after it. A refusal is tried
/// again as if nothing had happened. Where nobody answered, or the process died, the alert may have
/// arrived: it is sent once more, with the same id and marked as a repeat, after the channel was
/// found to answer at all. So nothing arrives more than twice, and nothing twice without such a
/// fault.
public final class Sender {
  private final AlertStores stores;
  private final AlertText text;
  private final List<Channel> channels;
  private final Backoff backoff;
  private final InstantSource clock;
  private final Consumer<String> log;

  /// @param dice for the waiting times between tries
  /// @param log gets a line for each alert that was sent, and for each that was not
  public Sender(
      AlertStores stores,
      AlertText text,
      List<Channel> channels,
      RandomGenerator dice,
      InstantSource clock,
      Consumer<String> log) {
    this.stores = stores;
    this.text = text;
    this.channels = List.copyOf(channels);
    this.backoff = new Backoff(dice);
    this.clock = clock;
    this.log = log;
  }

  /// What one channel did.
  ///
  /// @param sent how many alerts it took
  /// @param failed how many it did not take; they are tried again, unless they were given up
  /// @param error what it said to the last of these, or why nothing was tried; empty when all is
  ///   well
  public record Passed(String channel, long sent, long failed, String error) {}

  /// What a channel said to a test.
  public record Tested(String channel, Delivery delivery) {}

  /// Sends what is due, through all channels at the same time.
  ///
  /// @return what each channel did, in their order
  public List<Passed> send() {
    closeGroups(clock.instant());
    return inParallel(channel -> new ChannelPass(channel, stores, text, backoff, clock, log).run());
  }

  /// Groups whose time is over become alerts.
  private void closeGroups(Instant now) {
    List<String> names = channels.stream().map(Channel::name).toList();
    for (OpenGroup group : stores.groups().closed(now)) {
      if (!group.isEmpty()) {
        stores.outbox().add(group.digest(), names, now);
      }
      stores.groups().remove(group);
    }
  }

  /// Sends a message that says it is a test through every channel, past the outbox.
  ///
  /// @param id tells this test from others
  public List<Tested> test(String id) {
    Message message = text.test(id, clock.instant());
    return inParallel(channel -> new Tested(channel.name(), channel.deliver(message)));
  }

  /// A channel that is slow or silent does not keep the others waiting.
  private <T> List<T> inParallel(Function<Channel, T> work) {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running =
          channels.stream().map(channel -> executor.submit(() -> work.apply(channel))).toList();
      var done = new ArrayList<T>();
      for (Future<T> one : running) {
        done.add(one.get());
      }
      return done;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeliveryInterrupted(e);
    }
  }
}
