package dev.iamtracker.standin;

import dev.iamtracker.standin.api.Api;
import dev.iamtracker.standin.api.Caller;
import dev.iamtracker.standin.fault.Faults;
import dev.iamtracker.standin.http.HttpRequest;
import dev.iamtracker.standin.protocol.Answer.Refusal;
import dev.iamtracker.standin.protocol.Protocol;
import dev.iamtracker.standin.protocol.SignedTime;
import dev.iamtracker.standin.protocol.Trouble;
import dev.iamtracker.standin.world.Place;
import dev.iamtracker.standin.world.World;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Why a caller that is known may still not do what it wants.
record Checks(World world, InstantSource clock, Faults faults) {
  Optional<Refusal> refusal(HttpRequest request, Caller caller, Api api) {
    Protocol protocol = api.protocol();
    Optional<String> skewed = skewed(request);
    if (skewed.isPresent()) {
      return Optional.of(protocol.refusal(Trouble.SKEWED_CLOCK, skewed.get()));
    }
    if (!hasToken(request, caller) || (api.isRegional() && !isUsable(caller.place()))) {
      return Optional.of(protocol.refusal(Trouble.UNKNOWN_KEY, ""));
    }
    if (faults.hasExpired(caller.key(), clock.instant())) {
      return Optional.of(protocol.refusal(Trouble.EXPIRED_KEY, ""));
    }
    String action = api.service() + ":" + api.operation(request);
    return faults.isDenied(action, caller.place())
        ? Optional.of(protocol.denied(caller.key().arn(), action, ""))
        : Optional.empty();
  }

  private Optional<String> skewed(HttpRequest request) {
    Optional<Duration> skew = faults.skew();
    return skew.isEmpty()
        ? Optional.empty()
        : SignedTime.of(request)
            .flatMap(signed -> signed.complaint(clock.instant().plus(skew.get())));
  }

  private static boolean hasToken(HttpRequest request, Caller caller) {
    String token = caller.key().token();
    return token == null || token.equals(request.header("X-Amz-Security-Token").orElse(""));
  }

  private boolean isUsable(Place place) {
    return world.status(place).isUsable() && !faults.isDisabled(place);
  }
}
