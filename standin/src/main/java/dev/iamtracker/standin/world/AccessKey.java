package dev.iamtracker.standin.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An access key and whose it is.
///
/// @param id `AKIA…`, or `ASIA…` of temporary ones
/// @param account 12-digit id of the account it belongs to
/// @param arn whose key it is: a user, or the session of a role
/// @param token the session token that requests must carry, for temporary keys only
/// @param expires from when on it is not valid any more, for temporary keys only
public record AccessKey(
    String id, String account, String arn, @Nullable String token, @Nullable Instant expires) {
  public static AccessKey ofUser(String id, String account, String user) {
    return new AccessKey(id, account, "arn:aws:iam::" + account + ":user/" + user, null, null);
  }

  public boolean hasExpired(Instant now) {
    return expires != null && !now.isBefore(expires);
  }
}
