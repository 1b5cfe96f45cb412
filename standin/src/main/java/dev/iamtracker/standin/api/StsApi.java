package dev.iamtracker.standin.api;

import dev.iamtracker.simulate.record.Dice;
import dev.iamtracker.standin.http.HttpRequest;
import dev.iamtracker.standin.protocol.Answer;
import dev.iamtracker.standin.protocol.Answer.Refusal;
import dev.iamtracker.standin.protocol.Form;
import dev.iamtracker.standin.protocol.Protocol;
import dev.iamtracker.standin.protocol.Xml;
import dev.iamtracker.standin.world.AccessKey;
import dev.iamtracker.standin.world.Role;
import dev.iamtracker.standin.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// `sts:GetCallerIdentity` and `sts:AssumeRole`.
public final class StsApi implements Api {
  private static final int HOUR = 3600;

  private final World world;
  private final InstantSource clock;
  private final long seed;
  private final AtomicLong issued = new AtomicLong();
  private final List<Assumption> assumptions = new CopyOnWriteArrayList<>();

  public StsApi(World world, InstantSource clock, long seed) {
    this.world = world;
    this.clock = clock;
    this.seed = seed;
  }

  @Override
  public String service() {
    return "sts";
  }

  @Override
  public Protocol protocol() {
    return Protocol.QUERY;
  }

  @Override
  public String operation(HttpRequest request) {
    return Form.of(request.body()).action();
  }

  /// All calls of AssumeRole that were well-formed, in order.
  public List<Assumption> assumptions() {
    return List.copyOf(assumptions);
  }

  @Override
  public Answer answer(HttpRequest request, Caller caller) {
    Form form = Form.of(request.body());
    return switch (form.action()) {
      case "GetCallerIdentity" -> new Answer.Body(identity(caller.key()));
      case "AssumeRole" -> assumed(form, caller);
      default -> new Refusal(400, "InvalidAction", "Could not find operation " + form.action());
    };
  }

  private static String identity(AccessKey key) {
    return new Xml("GetCallerIdentityResponse")
        .open("GetCallerIdentityResult")
        .field("Arn", key.arn())
        .field("UserId", "AIDA" + key.id().substring(4))
        .field("Account", key.account())
        .close("GetCallerIdentityResult")
        .text();
  }

  private Answer assumed(Form form, Caller caller) {
    Optional<String> arn = form.text("RoleArn");
    Optional<String> session = form.text("RoleSessionName");
    int seconds = form.text("DurationSeconds").map(Integer::valueOf).orElse(HOUR);
    if (arn.isEmpty() || session.isEmpty() || seconds < 900 || seconds > 12 * HOUR) {
      return new Refusal(400, "ValidationError", "1 validation error detected: " + form);
    }
    if (caller.key().token() != null && seconds > HOUR) {
      return new Refusal(
          400,
          "ValidationError",
          "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by"
              + " role chaining");
    }
    String externalId = form.text("ExternalId").orElse(null);
    Optional<AccessKey> key =
        world
            .role(arn.get())
            .filter(role -> trusts(role, externalId))
            .map(role -> issue(role, session.get(), seconds));
    assumptions.add(
        new Assumption(
            clock.instant(),
            caller.key().arn(),
            arn.get(),
            session.get(),
            externalId,
            form.text("SourceIdentity").orElse(null),
            seconds,
            key.map(AccessKey::id).orElse(null)));
    return key.isPresent()
        ? new Answer.Body(text(key.get(), form))
        : protocol().denied(caller.key().arn(), "sts:AssumeRole", " on resource: " + arn.get());
  }

  private static boolean trusts(Role role, @Nullable String externalId) {
    return role.externalId() == null || role.externalId().equals(externalId);
  }

  private AccessKey issue(Role role, String session, int seconds) {
    Dice dice = Dice.of(seed, issued.incrementAndGet());
    String arn =
        "arn:%s:sts::%s:assumed-role/%s/%s"
            .formatted(role.partition(), role.account(), role.name(), session);
    Instant expires = clock.instant().plusSeconds(seconds);
    String token = dice.sessionToken();
    var key = new AccessKey(dice.awsId("ASIA"), role.account(), arn, token, expires);
    world.add(key);
    return key;
  }

  private static String text(AccessKey key, Form form) {
    Xml xml = new Xml("AssumeRoleResponse").open("AssumeRoleResult").open("AssumedRoleUser");
    xml.field("AssumedRoleId", "AROA" + key.id().substring(4) + ":session")
        .field("Arn", key.arn())
        .close("AssumedRoleUser")
        .open("Credentials")
        .field("AccessKeyId", key.id())
        .field("SecretAccessKey", "the secret access key of " + key.id())
        .field("SessionToken", String.valueOf(key.token()))
        .field("Expiration", String.valueOf(seconds(key.expires())))
        .close("Credentials");
    form.text("SourceIdentity").ifPresent(one -> xml.field("SourceIdentity", one));
    return xml.close("AssumeRoleResult").text();
  }

  private static @Nullable Instant seconds(@Nullable Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS);
  }
}
