package dev.iamtracker.standin;

import dev.iamtracker.standin.api.Api;
import dev.iamtracker.standin.api.Caller;
import dev.iamtracker.standin.http.HttpHandler;
import dev.iamtracker.standin.http.HttpReply;
import dev.iamtracker.standin.http.HttpRequest;
import dev.iamtracker.standin.protocol.Answer;
import dev.iamtracker.standin.protocol.Answer.Refusal;
import dev.iamtracker.standin.protocol.Protocol;
import dev.iamtracker.standin.protocol.Scope;
import dev.iamtracker.standin.protocol.Trouble;
import dev.iamtracker.standin.world.AccessKey;
import dev.iamtracker.standin.world.Place;
import dev.iamtracker.standin.world.World;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Lets requests through to their API, or refuses them.
final class Gate implements HttpHandler {
  private final World world;
  private final InstantSource clock;
  private final Map<String, Api> apis;

  Gate(World world, InstantSource clock, List<Api> apis) {
    this.world = world;
    this.clock = clock;
    this.apis = apis.stream().collect(Collectors.toMap(Api::service, Function.identity()));
  }

  @Override
  public HttpReply reply(HttpRequest request) {
    return dated(answered(request, UUID.randomUUID().toString()));
  }

  private HttpReply answered(HttpRequest request, String id) {
    Optional<Scope> scope = Scope.of(request);
    if (scope.isEmpty()) {
      Protocol protocol = Protocol.guess(request);
      return protocol.reply(protocol.refusal(Trouble.UNSIGNED, ""), id);
    }
    Api api = apis.get(scope.get().service());
    if (api == null) {
      return Protocol.guess(request)
          .reply(new Refusal(404, "UnknownService", scope.get().service()), id);
    }
    return api.protocol().reply(answer(request, scope.get(), api), id);
  }

  private Answer answer(HttpRequest request, Scope scope, Api api) {
    Optional<AccessKey> key = world.key(scope.key());
    if (key.isEmpty()) {
      return api.protocol().refusal(Trouble.UNKNOWN_KEY, "");
    }
    var caller = new Caller(key.get(), scope.region());
    Optional<Refusal> refusal = refusal(request, caller, api);
    refusal.ifPresent(one -> api.refused(request, caller, one));
    return refusal.isPresent() ? refusal.get() : api.answer(request, caller);
  }

  private Optional<Refusal> refusal(HttpRequest request, Caller caller, Api api) {
    String token = caller.key().token();
    if (token != null && !token.equals(request.header("X-Amz-Security-Token").orElse(""))) {
      return Optional.of(api.protocol().refusal(Trouble.UNKNOWN_KEY, ""));
    }
    if (caller.key().hasExpired(clock.instant())) {
      return Optional.of(api.protocol().refusal(Trouble.EXPIRED_KEY, ""));
    }
    if (!world.status(new Place(caller.account(), caller.region())).isUsable()) {
      return Optional.of(api.protocol().refusal(Trouble.UNKNOWN_KEY, ""));
    }
    return Optional.empty();
  }

  private HttpReply dated(HttpReply reply) {
    var headers = new HashMap<>(reply.headers());
    headers.put(
        "Date",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
    return new HttpReply(reply.status(), headers, reply.body(), reply.ending());
  }
}
