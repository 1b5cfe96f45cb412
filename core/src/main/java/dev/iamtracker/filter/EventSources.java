package dev.iamtracker.filter;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The services whose records are kept, by `eventSource` as CloudTrail writes it.
public final class EventSources {
  /// Kept always, with the `event_type` of their events.
  private static final Map<String, String> IDENTITY =
      Map.ofEntries(
          Map.entry("iam.amazonaws.com", "iam"),
          Map.entry("sts.amazonaws.com", "sts"),
          Map.entry("signin.amazonaws.com", "signin"),
          Map.entry("signin.amazon.com", "signin"),
          Map.entry("sso.amazonaws.com", "sso"),
          Map.entry("sso-directory.amazonaws.com", "sso"),
          Map.entry("sso-oauth.amazonaws.com", "sso"),
          Map.entry("identitystore.amazonaws.com", "sso"),
          Map.entry("identitystore-scim.amazonaws.com", "sso"),
          Map.entry("cloudtrail.amazonaws.com", "trail"),
          Map.entry("organizations.amazonaws.com", "org"),
          Map.entry("rolesanywhere.amazonaws.com", "other"),
          Map.entry("access-analyzer.amazonaws.com", "other"));

  private static final byte[] OTHER = Utf8.of("other");
  private static final SourceTable TYPES = new SourceTable(IDENTITY);

  private final SourceTable kept;
  private final boolean all;

  private EventSources(Set<String> kept, boolean all) {
    this.kept = new SourceTable(kept);
    this.all = all;
  }

  /// The sources of identity events.
  ///
  /// @param extra sources to keep besides, such as `kms.amazonaws.com`
  public static EventSources identity(Collection<String> extra) {
    Set<String> kept = new HashSet<>(IDENTITY.keySet());
    kept.addAll(extra);
    return new EventSources(kept, /* all= */ false);
  }

  /// Every source there is.
  public static EventSources all() {
    return new EventSources(Set.of(), /* all= */ true);
  }

  /// Whether records of a source are kept.
  ///
  /// @param source the UTF-8 bytes of `eventSource`
  public boolean keeps(byte[] source) {
    return keeps(source, 0, source.length);
  }

  /// The same for bytes that lie inside others.
  ///
  /// @param to index behind the last byte
  public boolean keeps(byte[] buffer, int from, int to) {
    return all || kept.find(buffer, from, to) != null;
  }

  /// The `event_type` of a source: iam, sts, signin, sso, trail, org or other. Always the same
  /// array for the same type, not to be written to.
  public static byte[] typeOf(byte[] source) {
    byte[] type = TYPES.find(source, 0, source.length);
    return type == null ? OTHER : type;
  }
}
