package dev.iamtracker.standin;

import dev.iamtracker.standin.api.Api;
import dev.iamtracker.standin.api.Caller;
import dev.iamtracker.standin.clock.Sleeper;
import dev.iamtracker.standin.fault.Fate;
import dev.iamtracker.standin.fault.Faults;
import dev.iamtracker.standin.fault.Mishap;
import dev.iamtracker.standin.http.HttpHandler;
import dev.iamtracker.standin.http.HttpReply;
import dev.iamtracker.standin.http.HttpRequest;
import dev.iamtracker.standin.protocol.Answer;
import dev.iamtracker.standin.protocol.Answer.Refusal;
import dev.iamtracker.standin.protocol.Protocol;
import dev.iamtracker.standin.protocol.Scope;
import dev.iamtracker.standin.protocol.Trouble;
import dev.iamtracker.standin.world.AccessKey;
import dev.iamtracker.standin.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Lets requests through to their API, or refuses them.
final class Gate implements HttpHandler {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final World world;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Faults faults;
  private final Checks checks;
  private final Map<String, Api> apis;

  Gate(World world, InstantSource clock, Sleeper sleeper, Faults faults, List<Api> apis) {
    this.world = world;
    this.clock = clock;
    this.sleeper = sleeper;
    this.faults = faults;
    this.checks = new Checks(world, clock, faults);
    this.apis = apis.stream().collect(Collectors.toMap(Api::service, Function.identity()));
  }

  @Override
  public HttpReply reply(HttpRequest request) throws InterruptedException {
    Fate fate = faults.next();
    if (fate.latency().isPositive()) {
      sleeper.sleep(fate.latency());
    }
    HttpReply reply = dated(answered(request, fate.mishap(), UUID.randomUUID().toString()));
    return fate.mishap() == Mishap.CUT ? reply.endingWith(HttpReply.Ending.HALF) : reply;
  }

  private HttpReply answered(HttpRequest request, Mishap mishap, String id) {
    Optional<Scope> scope = Scope.of(request);
    if (scope.isEmpty()) {
      Protocol protocol = Protocol.guess(request);
      return protocol.reply(protocol.refusal(Trouble.UNSIGNED, ""), id);
    }
    String service = scope.get().service();
    Api api = apis.get(service);
    return api == null
        ? Protocol.guess(request).reply(new Refusal(404, "UnknownService", service), id)
        : api.protocol().reply(answer(request, scope.get(), api, mishap), id);
  }

  private Answer answer(HttpRequest request, Scope scope, Api api, Mishap mishap) {
    Optional<AccessKey> key = world.key(scope.key());
    if (key.isEmpty()) {
      return api.protocol().refusal(Trouble.UNKNOWN_KEY, "");
    }
    var caller = new Caller(key.get(), scope.region());
    try {
      return switch (mishap) {
        case RESET -> {
          api.refused(request, caller, "ConnectionReset");
          yield new Answer.Silence();
        }
        case INTERNAL_FAILURE ->
            refused(request, caller, api, new Refusal(500, "InternalFailure", "Try again"));
        case UNAVAILABLE ->
            refused(request, caller, api, new Refusal(503, "ServiceUnavailable", "Slow down"));
        case NONE, CUT -> {
          Optional<Refusal> refusal = checks.refusal(request, caller, api);
          yield refusal.isPresent()
              ? refused(request, caller, api, refusal.get())
              : api.answer(request, caller);
        }
      };
    } catch (IllegalArgumentException e) {
      return new Refusal(400, "SerializationException", String.valueOf(e.getMessage()));
    }
  }

  private static Refusal refused(HttpRequest request, Caller caller, Api api, Refusal refusal) {
    api.refused(request, caller, refusal.code());
    return refusal;
  }

  private HttpReply dated(HttpReply reply) {
    Instant time = clock.instant().plus(faults.skew().orElse(Duration.ZERO));
    var headers = new HashMap<>(reply.headers());
    headers.put("Date", DATE.format(time));
    return new HttpReply(reply.status(), headers, reply.body(), reply.ending());
  }
}
