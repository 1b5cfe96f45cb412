package dev.iamtracker.standin;

import dev.iamtracker.standin.api.AccountApi;
import dev.iamtracker.standin.api.Assumption;
import dev.iamtracker.standin.api.CloudTrailApi;
import dev.iamtracker.standin.api.Ec2Api;
import dev.iamtracker.standin.api.OrganizationsApi;
import dev.iamtracker.standin.api.SnsApi;
import dev.iamtracker.standin.api.StsApi;
import dev.iamtracker.standin.fault.Faults;
import dev.iamtracker.standin.history.Counts;
import dev.iamtracker.standin.history.EventHistory;
import dev.iamtracker.standin.history.LoggedLookup;
import dev.iamtracker.standin.http.LoopbackServer;
import dev.iamtracker.standin.world.World;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/// AWS as far as a collector of Event history needs it, and topics for what it has to say, on a
/// port of this machine.
///
/// Which API is meant, and in whose name, is read from the credential of a request; signatures are
/// not verified.
public final class StandIn implements AutoCloseable {
  private final EventHistory history;
  private final Faults faults;
  private final StsApi sts;
  private final SnsApi sns;
  private final LoopbackServer server;

  private StandIn(
      EventHistory history, Faults faults, StsApi sts, SnsApi sns, LoopbackServer server) {
    this.history = history;
    this.faults = faults;
    this.sts = sts;
    this.sns = sns;
    this.server = server;
  }

  public static StandIn start(World world, InstantSource clock) {
    return start(world, clock, StandInOptions.USUAL);
  }

  public static StandIn start(World world, InstantSource clock, StandInOptions options) {
    var history = new EventHistory(world, clock, options.rules());
    var faults = new Faults(options.seed());
    var sts = new StsApi(world, clock, options.seed());
    var sns = new SnsApi();
    var gate =
        new Gate(
            world,
            clock,
            options.sleeper(),
            faults,
            List.of(
                new CloudTrailApi(history, faults),
                new AccountApi(world, options.listPage()),
                new Ec2Api(world),
                new OrganizationsApi(world, options.listPage()),
                sns,
                sts));
    return new StandIn(history, faults, sts, sns, LoopbackServer.start(options.port(), gate));
  }

  /// Such as `http://127.0.0.1:40123`; the same for all APIs and regions.
  public URI endpoint() {
    return server.endpoint();
  }

  /// The rules behind the endpoint, for questions without HTTP.
  public EventHistory history() {
    return history;
  }

  /// What goes wrong; nothing, until it is switched on.
  public Faults faults() {
    return faults;
  }

  public Counts counts(String account, String region) {
    return history.counts(account, region);
  }

  /// All lookups so far, in order.
  public List<LoggedLookup> lookups() {
    return history.log();
  }

  /// All calls of AssumeRole so far, in order.
  public List<Assumption> assumptions() {
    return sts.assumptions();
  }

  /// Topics, and what was published to them.
  public SnsApi sns() {
    return sns;
  }

  @Override
  public void close() {
    server.close();
  }
}
