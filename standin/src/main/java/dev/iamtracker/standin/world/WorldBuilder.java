package dev.iamtracker.standin.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects what shall exist.
public final class WorldBuilder {
  /// The regions of the partition `aws` that every account has.
  private static final List<String> DEFAULT_REGIONS =
      List.of(
          "us-east-1",
          "us-east-2",
          "us-west-1",
          "us-west-2",
          "ca-central-1",
          "sa-east-1",
          "eu-central-1",
          "eu-west-1",
          "eu-west-2",
          "eu-west-3",
          "eu-north-1",
          "ap-south-1",
          "ap-northeast-1",
          "ap-northeast-2",
          "ap-northeast-3",
          "ap-southeast-1",
          "ap-southeast-2");

  final Map<String, AccessKey> keys = new HashMap<>();
  final Map<String, Role> roles = new HashMap<>();
  final Map<String, OptStatus> regions = new HashMap<>();
  final Map<Place, OptStatus> exceptions = new HashMap<>();
  final List<Member> members = new ArrayList<>();
  final Collection<Happened> events = new ArrayList<>();

  WorldBuilder() {
    DEFAULT_REGIONS.forEach(name -> regions.put(name, OptStatus.ENABLED_BY_DEFAULT));
  }

  /// A long-lived key of the user `collector` in an account.
  public WorldBuilder key(String id, String account) {
    return key(AccessKey.ofUser(id, account, "collector"));
  }

  public WorldBuilder key(AccessKey key) {
    keys.put(key.id(), key);
    return this;
  }

  /// @param externalId null where the role asks for none
  public WorldBuilder role(String arn, @Nullable String externalId) {
    roles.put(arn, new Role(arn, externalId));
    return this;
  }

  /// Only these regions exist, enabled by default: for other partitions, or few regions.
  public WorldBuilder onlyRegions(String... names) {
    regions.clear();
    for (String name : names) {
      regions.put(name, OptStatus.ENABLED_BY_DEFAULT);
    }
    return this;
  }

  /// A region in this state for all accounts.
  public WorldBuilder region(String name, OptStatus status) {
    regions.put(name, status);
    return this;
  }

  /// A region in this state for one account.
  public WorldBuilder region(String account, String name, OptStatus status) {
    exceptions.put(new Place(account, name), status);
    return this;
  }

  public WorldBuilder member(String account, String name, Member.Status status) {
    members.add(new Member(account, name, status));
    return this;
  }

  public WorldBuilder events(Collection<Happened> more) {
    events.addAll(more);
    return this;
  }

  public WorldBuilder event(Happened event) {
    events.add(event);
    return this;
  }

  public World build() {
    return new World(this);
  }
}
