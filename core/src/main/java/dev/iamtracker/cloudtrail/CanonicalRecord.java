package dev.iamtracker.cloudtrail;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// One spelling of a record, the same whatever the order of its fields and its white space.
final class CanonicalRecord {
  private CanonicalRecord() {}

  /// An id for a record without eventID: `sha256:` and the digest of its canonical form.
  static String digest(byte[] json, int start, int end) {
    byte[] canonical = JsonTree.parse(json, start, end).sorted().toBytes();
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical);
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
