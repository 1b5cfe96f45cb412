package dev.iamtracker.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/// Stores a large file piece by piece; it is there when the last one is.
record PieceUpload(Bucket bucket, String key) {
  private static final String TYPE = "application/octet-stream";

  /// @throws StoreUnavailable when that fails; S3 keeps no pieces then
  void send(Path file, long bytes) {
    bucket.ask(
        "write",
        key,
        () -> {
          S3Client client = bucket.client();
          String upload =
              client
                  .createMultipartUpload(begin -> begin.bucket(bucket.name()).key(key))
                  .uploadId();
          try {
            List<CompletedPart> pieces = send(file, bytes, upload);
            return client.completeMultipartUpload(
                complete ->
                    complete
                        .bucket(bucket.name())
                        .key(key)
                        .uploadId(upload)
                        .multipartUpload(all -> all.parts(pieces)));
          } catch (RuntimeException e) {
            abort(upload, e);
            throw e;
          }
        });
  }

  private List<CompletedPart> send(Path file, long bytes, String upload) {
    var pieces = new ArrayList<CompletedPart>();
    for (long from = 0; from < bytes; from += S3LakeObjects.PIECE) {
      long start = from;
      long length = Math.min(S3LakeObjects.PIECE, bytes - from);
      int number = pieces.size() + 1;
      var body = RequestBody.fromContentProvider(() -> open(file, start, length), length, TYPE);
      var sent =
          bucket
              .client()
              .uploadPart(
                  part -> part.bucket(bucket.name()).key(key).uploadId(upload).partNumber(number),
                  body);
      pieces.add(CompletedPart.builder().partNumber(number).eTag(sent.eTag()).build());
    }
    return pieces;
  }

  /// A piece of the file; opened again when it has to be sent again.
  private static InputStream open(Path file, long from, long length) {
    try {
      FileChannel channel = FileChannel.open(file);
      return new Slice(Channels.newInputStream(channel.position(from)), length);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /// What was stored of a broken upload costs money until it is given up.
  private void abort(String upload, RuntimeException error) {
    try {
      bucket
          .client()
          .abortMultipartUpload(abort -> abort.bucket(bucket.name()).key(key).uploadId(upload));
    } catch (RuntimeException e) {
      error.addSuppressed(e);
    }
  }
}
