package dev.iamtracker.standin.world;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// All that exists: accounts, keys, roles, regions and events. Events can be added at any time,
/// from any thread.
public final class World {
  private final Map<String, AccessKey> keys = new ConcurrentHashMap<>();
  private final Map<Place, Timeline> timelines = new ConcurrentHashMap<>();
  private final Map<String, Role> roles;
  private final SortedMap<String, OptStatus> regions;
  private final Map<Place, OptStatus> exceptions;
  private final List<Member> members;

  World(WorldBuilder builder) {
    keys.putAll(builder.keys);
    roles = Map.copyOf(builder.roles);
    regions = new TreeMap<>(builder.regions);
    exceptions = Map.copyOf(builder.exceptions);
    members = List.copyOf(builder.members);
    add(builder.events);
  }

  public static WorldBuilder builder() {
    return new WorldBuilder();
  }

  public void add(Collection<Happened> events) {
    for (Happened event : events) {
      timelines.computeIfAbsent(event.place(), _ -> new Timeline()).add(event);
    }
  }

  public void add(Happened event) {
    add(List.of(event));
  }

  public Timeline timeline(Place place) {
    return timelines.getOrDefault(place, new Timeline());
  }

  /// All places where something happened.
  public Collection<Place> places() {
    return List.copyOf(timelines.keySet());
  }

  public Optional<AccessKey> key(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  /// Makes a key known, such as a temporary one.
  public void add(AccessKey key) {
    keys.put(key.id(), key);
  }

  public Optional<Role> role(String arn) {
    return Optional.ofNullable(roles.get(arn));
  }

  /// The regions of the partition, in order.
  public SortedSet<String> regions() {
    return new TreeSet<>(regions.keySet());
  }

  /// Disabled where the world has no such region.
  public OptStatus status(Place place) {
    OptStatus usual = regions.getOrDefault(place.region(), OptStatus.DISABLED);
    return exceptions.getOrDefault(place, usual);
  }

  /// The accounts of the organization; none where there is no organization.
  public List<Member> members() {
    return members;
  }
}
