package dev.iamtracker.standin.world;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A management event, and when Event history begins to show it.
///
/// @param account 12-digit account id
/// @param source such as `iam.amazonaws.com`
/// @param name such as `CreateUser`
/// @param id a UUID
/// @param time in whole seconds, as CloudTrail has it
/// @param visibleAt before this instant no lookup finds it
/// @param user what `Username` says; null where CloudTrail knows none
/// @param accessKey null where the event has none
public record Happened(
    String account,
    String region,
    String source,
    String name,
    String id,
    Instant time,
    Instant visibleAt,
    @Nullable String user,
    @Nullable String accessKey,
    boolean readOnly,
    List<Resource> resources,
    RecordText text) {
  public Happened {
    time = time.truncatedTo(ChronoUnit.SECONDS);
    resources = List.copyOf(resources);
  }

  /// An event of the user `alice` that shows at once; name it otherwise with the `with` methods.
  public static Happened at(
      Instant time, String account, String region, String source, String name, String id) {
    boolean readOnly = name.matches("(Get|List|Describe).*");
    return new Happened(
        account,
        region,
        source,
        name,
        id,
        time,
        time.truncatedTo(ChronoUnit.SECONDS),
        "alice",
        "AKIAEXAMPLEALICE0000",
        readOnly,
        List.of(),
        new PlausibleText());
  }

  public Happened withVisibleAt(Instant instant) {
    return new Happened(
        account, region, source, name, id, time, instant, user, accessKey, readOnly, resources,
        text);
  }

  /// @param who the user, and the key that was used
  public Happened withUser(@Nullable String who, @Nullable String key) {
    return new Happened(
        account, region, source, name, id, time, visibleAt, who, key, readOnly, resources, text);
  }

  public Happened withResources(Resource... about) {
    return new Happened(
        account,
        region,
        source,
        name,
        id,
        time,
        visibleAt,
        user,
        accessKey,
        readOnly,
        List.of(about),
        text);
  }

  public Happened withText(String record) {
    return new Happened(
        account,
        region,
        source,
        name,
        id,
        time,
        visibleAt,
        user,
        accessKey,
        readOnly,
        resources,
        _ -> record);
  }

  public Place place() {
    return new Place(account, region);
  }

  public Position position() {
    return new Position(time, id);
  }

  /// The complete CloudTrail record as JSON text.
  public String cloudTrailEvent() {
    return text.of(this);
  }
}
