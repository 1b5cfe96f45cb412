package dev.iamtracker.s3;

import dev.iamtracker.aws.AwsAccess;
import dev.iamtracker.export.LakeObjects;
import dev.iamtracker.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/// The files of the lake in a bucket.
public final class S3LakeObjects implements LakeObjects, AutoCloseable {
  /// A larger file goes in pieces, so that not all of it is sent again when a connection breaks.
  static final long PIECE = 16L << 20;

  private static final int MOST_DELETED = 1000;

  private final Bucket bucket;

  private S3LakeObjects(Bucket bucket) {
    this.bucket = bucket;
  }

  public static S3LakeObjects open(AwsAccess access, String region, String bucket) {
    return new S3LakeObjects(new Bucket(Bucket.client(access, region), region, bucket));
  }

  /// A lease for exports into the same bucket, closed with this.
  public S3Lease lease(InstantSource clock) {
    return new S3Lease(bucket, clock);
  }

  private S3Client client() {
    return bucket.client();
  }

  @Override
  public List<Stored> list(String prefix) {
    return bucket.ask(
        "list",
        prefix,
        () ->
            client()
                .listObjectsV2Paginator(list -> list.bucket(bucket.name()).prefix(prefix))
                .contents()
                .stream()
                .map(one -> new Stored(one.key(), one.size(), one.lastModified(), one.eTag()))
                .toList());
  }

  @Override
  public void get(String key, Path file) {
    bucket.ask(
        "read",
        key,
        () ->
            client()
                .getObject(
                    get -> get.bucket(bucket.name()).key(key), ResponseTransformer.toFile(file)));
  }

  @Override
  public void put(String key, Path file) {
    if (size(file) > PIECE) {
      new PieceUpload(bucket, key).send(file, size(file));
      return;
    }
    bucket.ask(
        "write",
        key,
        () ->
            client()
                .putObject(put -> put.bucket(bucket.name()).key(key), RequestBody.fromFile(file)));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new StoreUnavailable("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void copy(String from, String to) {
    bucket.ask(
        "write",
        to,
        () ->
            client()
                .copyObject(
                    copy ->
                        copy.sourceBucket(bucket.name())
                            .sourceKey(from)
                            .destinationBucket(bucket.name())
                            .destinationKey(to)));
  }

  @Override
  public void delete(Collection<Stored> objects) {
    List<Stored> all = List.copyOf(objects);
    for (int from = 0; from < all.size(); from += MOST_DELETED) {
      delete(all.subList(from, Math.min(all.size(), from + MOST_DELETED)));
    }
  }

  private void delete(List<Stored> some) {
    var keys = new ArrayList<ObjectIdentifier>();
    for (Stored one : some) {
      keys.add(ObjectIdentifier.builder().key(one.key()).eTag(one.tag()).build());
    }
    String first = some.getFirst().key();
    DeleteObjectsResponse answer =
        bucket.ask(
            "delete",
            first,
            () ->
                client()
                    .deleteObjects(
                        delete ->
                            delete
                                .bucket(bucket.name())
                                .delete(what -> what.objects(keys).quiet(true))));
    for (S3Error error : answer.errors()) {
      if (!"PreconditionFailed".equals(error.code()) && !"NoSuchKey".equals(error.code())) {
        throw new StoreUnavailable(
            "cannot delete %s in bucket %s: %s: %s"
                .formatted(error.key(), bucket.name(), error.code(), error.message()),
            null);
      }
    }
  }

  @Override
  public void close() {
    client().close();
  }
}
