package dev.iamtracker.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.finding.FindingRetention;
import dev.iamtracker.store.Quarantined;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Records that were no usable events, in the alerts table, each once a day.
record QuarantineItems(Items items, FindingRetention kept) {
  private static final int MOST = 200;
  private static final int MOST_CHARACTERS = 2_000;

  void add(List<Quarantined> pieces, Instant now) {
    if (!pieces.isEmpty()) {
      String partition = "quarantine#" + LocalDate.ofInstant(now, ZoneOffset.UTC);
      List<Item> all =
          pieces.stream().limit(MOST).map(piece -> item(partition, piece, now)).distinct().toList();
      Set<Key> there = items.get(all.stream().map(Item::key).collect(Collectors.toSet())).keySet();
      items.putAll(all.stream().filter(item -> !there.contains(item.key())).toList());
    }
  }

  private Item item(String partition, Quarantined piece, Instant now) {
    return Item.of(new Key(partition, digest(piece.input() + "\n" + piece.text())))
        .with("input", cut(piece.input()))
        .with("reason", cut(piece.reason()))
        .with("text", cut(piece.text()))
        .with("expires_at", kept.expiry(now).getEpochSecond());
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
  }

  private static String digest(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
