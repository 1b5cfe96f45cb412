package dev.iamtracker.exporter;

import dev.iamtracker.aws.AwsAccess;
import dev.iamtracker.localaws.LocalDynamo;
import dev.iamtracker.s3.S3LakeObjects;
import java.net.URI;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.S3Client;

/// A bucket in this process that AWS's client talks to.
final class TestBucket {
  static final String NAME = "stack-analytics-111122223333";
  static final String REGION = "eu-west-1";
  static final String SECRET = "local";

  private final S3Proxy server;
  private final AwsAccess access;
  private final S3LakeObjects objects;

  private TestBucket(S3Proxy server) {
    this.server = server;
    this.access = access(port());
    this.objects = S3LakeObjects.open(access, REGION, NAME);
  }

  static TestBucket start() throws Exception {
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(new TransientNio2BlobStore())
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, LocalDynamo.KEY, SECRET)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .ignoreUnknownHeaders(true)
            .build();
    server.start();
    create(server.getPort());
    return new TestBucket(server);
  }

  private static void create(int port) {
    try (AwsAccess access = access(port);
        S3Client client =
            access.client(() -> S3Client.builder().forcePathStyle(true), "S3", REGION)) {
      client.createBucket(bucket -> bucket.bucket(NAME));
    }
  }

  int port() {
    return server.getPort();
  }

  static Map<String, String> environment(int port) {
    return Map.of(
        "AWS_ENDPOINT_URL",
        "http://127.0.0.1:" + port,
        "AWS_ACCESS_KEY_ID",
        LocalDynamo.KEY,
        "AWS_SECRET_ACCESS_KEY",
        SECRET,
        "AWS_REGION",
        REGION);
  }

  static AwsAccess access(int port) {
    return AwsAccess.of(environment(port));
  }

  S3LakeObjects objects() {
    return objects;
  }

  void stop() throws Exception {
    objects.close();
    access.close();
    server.stop();
  }
}
