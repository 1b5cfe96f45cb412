package dev.iamtracker.standin;

import dev.iamtracker.standin.api.CloudTrailApi;
import dev.iamtracker.standin.history.Counts;
import dev.iamtracker.standin.history.EventHistory;
import dev.iamtracker.standin.history.LoggedLookup;
import dev.iamtracker.standin.http.LoopbackServer;
import dev.iamtracker.standin.world.World;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/// AWS as far as a collector of Event history needs it, on a port of this machine.
///
/// Which API is meant, and in whose name, is read from the credential of a request; signatures are
/// not verified.
public final class StandIn implements AutoCloseable {
  private final EventHistory history;
  private final LoopbackServer server;

  private StandIn(EventHistory history, LoopbackServer server) {
    this.history = history;
    this.server = server;
  }

  public static StandIn start(World world, InstantSource clock) {
    return start(world, clock, StandInOptions.USUAL);
  }

  public static StandIn start(World world, InstantSource clock, StandInOptions options) {
    var history = new EventHistory(world, clock, options.rules());
    var gate = new Gate(world, clock, List.of(new CloudTrailApi(history, answer -> answer)));
    return new StandIn(history, LoopbackServer.start(options.port(), gate));
  }

  /// Such as `http://127.0.0.1:40123`; the same for all APIs and regions.
  public URI endpoint() {
    return server.endpoint();
  }

  /// The rules behind the endpoint, for questions without HTTP.
  public EventHistory history() {
    return history;
  }

  public Counts counts(String account, String region) {
    return history.counts(account, region);
  }

  /// All lookups so far, in order.
  public List<LoggedLookup> lookups() {
    return history.log();
  }

  @Override
  public void close() {
    server.close();
  }
}
