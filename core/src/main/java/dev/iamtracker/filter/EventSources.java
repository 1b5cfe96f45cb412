package dev.iamtracker.filter;

import dev.iamtracker.event.Utf8;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The services whose records are kept, by `eventSource` as CloudTrail writes it.
public final class EventSources {
  /// Kept always, with the `event_type` of their events.
  private static final Map<Utf8, Utf8> IDENTITY =
      Map.ofEntries(
          entry("iam.amazonaws.com", "iam"),
          entry("sts.amazonaws.com", "sts"),
          entry("signin.amazonaws.com", "signin"),
          entry("signin.amazon.com", "signin"),
          entry("sso.amazonaws.com", "sso"),
          entry("sso-directory.amazonaws.com", "sso"),
          entry("sso-oauth.amazonaws.com", "sso"),
          entry("identitystore.amazonaws.com", "sso"),
          entry("identitystore-scim.amazonaws.com", "sso"),
          entry("cloudtrail.amazonaws.com", "trail"),
          entry("organizations.amazonaws.com", "org"),
          entry("rolesanywhere.amazonaws.com", "other"),
          entry("access-analyzer.amazonaws.com", "other"));

  private static final Utf8 OTHER = Utf8.of("other");

  private final Set<Utf8> kept;
  private final boolean all;

  private static Map.Entry<Utf8, Utf8> entry(String source, String type) {
    return Map.entry(Utf8.of(source), Utf8.of(type));
  }

  private EventSources(Set<Utf8> kept, boolean all) {
    this.kept = Set.copyOf(kept);
    this.all = all;
  }

  /// The sources of identity events.
  ///
  /// @param extra sources to keep besides, such as `kms.amazonaws.com`
  public static EventSources identity(Collection<String> extra) {
    Set<Utf8> kept = new HashSet<>(IDENTITY.keySet());
    extra.forEach(source -> kept.add(Utf8.of(source)));
    return new EventSources(kept, /* all= */ false);
  }

  /// Every source there is.
  public static EventSources all() {
    return new EventSources(Set.of(), /* all= */ true);
  }

  /// Whether records with this `eventSource` are kept.
  public boolean keeps(Utf8 source) {
    return all || kept.contains(source);
  }

  /// The `event_type` of a source: iam, sts, signin, sso, trail, org or other.
  public static Utf8 typeOf(Utf8 source) {
    return IDENTITY.getOrDefault(source, OTHER);
  }
}
