package dev.iamtracker.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.cloudtrail.JsonTree.Items;
import dev.iamtracker.cloudtrail.JsonTree.Node;
import dev.iamtracker.cloudtrail.JsonTree.Scalar;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An object that a message of S3 or of CloudTrail names.
///
/// @param region of the bucket; empty where the message does not say
record DeliveredFile(String bucket, String key, Optional<String> region) {
  /// What a message names: notifications of S3
  /// (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html>)
  /// and of CloudTrail
  /// (<https://docs.aws.amazon.com/awscloudtrail/latest/userguide/configure-sns-notifications-for-cloudtrail.html>),
  /// also wrapped by SNS; none for S3's test event.
  ///
  /// @throws IllegalArgumentException for a message that is none of these
  static List<DeliveredFile> of(String body) {
    if (!(JsonTree.read(body).orElse(null) instanceof Node message)) {
      throw new IllegalArgumentException("the message is no JSON object");
    }
    Optional<String> wrapped = text(message, "Message");
    if (wrapped.isPresent() && text(message, "Type").isPresent()) {
      return of(wrapped.get());
    }
    if (text(message, "Event").filter("s3:TestEvent"::equals).isPresent()) {
      return List.of();
    }
    if (message.fields().get("Records") instanceof Items(var records)) {
      return records.stream().map(DeliveredFile::ofS3).toList();
    }
    Optional<String> bucket = text(message, "s3Bucket");
    if (bucket.isPresent() && message.fields().get("s3ObjectKey") instanceof Items(var keys)) {
      return keys.stream()
          .flatMap(key -> string(key).stream())
          .map(key -> new DeliveredFile(bucket.get(), key, Optional.empty()))
          .toList();
    }
    throw new IllegalArgumentException("the message names no object of S3");
  }

  private static DeliveredFile ofS3(JsonTree record) {
    Optional<String> bucket = at(record, "s3", "bucket", "name");
    Optional<String> key = at(record, "s3", "object", "key");
    if (bucket.isEmpty() || key.isEmpty()) {
      throw new IllegalArgumentException("a record of the message names no object of S3");
    }
    return new DeliveredFile(
        bucket.get(), URLDecoder.decode(key.get(), UTF_8), at(record, "awsRegion"));
  }

  private static Optional<String> at(JsonTree tree, String... path) {
    @Nullable JsonTree at = tree;
    for (String name : path) {
      at = at instanceof Node(var fields) ? fields.get(name) : null;
    }
    return at == null ? Optional.empty() : string(at);
  }

  private static Optional<String> text(Node node, String name) {
    JsonTree value = node.fields().get(name);
    return value == null ? Optional.empty() : string(value);
  }

  private static Optional<String> string(JsonTree tree) {
    return tree instanceof Scalar scalar ? scalar.string() : Optional.empty();
  }

  /// Whether it is a log file of events, and not a digest, an insight or something else that lies
  /// in such buckets.
  boolean isLog() {
    return (key.endsWith(".json.gz") || key.endsWith(".json"))
        && Stream.of("/CloudTrail-Digest/", "/CloudTrail-Insight/", "/CloudTrail-Aggregated/")
            .noneMatch(key::contains);
  }

  /// 64 hexadecimal digits that tell its place.
  String digest() {
    try {
      byte[] place = (bucket + "/" + key).getBytes(UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(place));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Several messages may name the same object.
  static List<DeliveredFile> logs(List<DeliveredFile> files) {
    return new ArrayList<>(files).stream().filter(DeliveredFile::isLog).distinct().toList();
  }
}
