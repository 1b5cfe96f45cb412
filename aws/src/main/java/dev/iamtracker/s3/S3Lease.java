package dev.iamtracker.s3;

import dev.iamtracker.export.LakeLease;
import dev.iamtracker.export.LakeObjects.Stored;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/// A lease on the lake in a bucket: an object that only one can create, and only one can take over.
public final class S3Lease implements LakeLease {
  private static final String KEY = "exports/lease";

  /// Longer than a function can run.
  private static final Duration LOST = Duration.ofMinutes(20);

  private final Bucket bucket;
  private final InstantSource clock;

  S3Lease(Bucket bucket, InstantSource clock) {
    this.bucket = bucket;
    this.clock = clock;
  }

  @Override
  public Optional<Held> take(String run) {
    Optional<Held> taken = write(run, put -> put.ifNoneMatch("*"));
    return taken.isPresent()
        ? taken
        : lost().flatMap(former -> write(run, put -> put.ifMatch(former.tag())));
  }

  /// The lease of a run that must have been killed.
  private Optional<Stored> lost() {
    return bucket.ask(
        "list",
        KEY,
        () ->
            bucket
                .client()
                .listObjectsV2(list -> list.bucket(bucket.name()).prefix(KEY))
                .contents()
                .stream()
                .filter(one -> one.key().equals(KEY))
                .filter(one -> one.lastModified().plus(LOST).isBefore(clock.instant()))
                .map(one -> new Stored(one.key(), one.size(), one.lastModified(), one.eTag()))
                .findFirst());
  }

  /// @return empty when somebody else wrote it
  private Optional<Held> write(String run, Consumer<PutObjectRequest.Builder> condition) {
    String content = run + " since " + clock.instant() + "\n";
    return bucket.ask(
        "write",
        KEY,
        () -> {
          try {
            bucket
                .client()
                .putObject(
                    put -> {
                      put.bucket(bucket.name()).key(KEY);
                      condition.accept(put);
                    },
                    RequestBody.fromString(content));
            return Optional.of(this::giveBack);
          } catch (AwsServiceException e) {
            // 409: somebody else is writing it right now.
            if (e.statusCode() != 412 && e.statusCode() != 409) {
              throw e;
            }
            return isThere(content) ? Optional.of(this::giveBack) : Optional.empty();
          }
        });
  }

  /// Whether it was written and only the answer got lost, so that the same was asked again.
  private boolean isThere(String content) {
    try {
      return content.equals(
          bucket
              .client()
              .getObjectAsBytes(get -> get.bucket(bucket.name()).key(KEY))
              .asUtf8String());
    } catch (NoSuchKeyException _) {
      return false;
    }
  }

  private void giveBack() {
    bucket.ask(
        "delete",
        KEY,
        () -> bucket.client().deleteObject(delete -> delete.bucket(bucket.name()).key(KEY)));
  }
}
