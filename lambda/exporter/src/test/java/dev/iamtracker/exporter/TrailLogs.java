package dev.iamtracker.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.export.LakeObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/// Log files as a trail delivers them, and what S3 and SQS say of them.
record TrailLogs(LakeObjects objects, Path scratch) {
  static final String FOLDER = "AWSLogs/o-a1/111122223333/CloudTrail/us-east-1/2026/11/20/";

  static String record(String id, String time) {
    return """
    {"eventVersion":"1.11","userIdentity":{"type":"Root","accountId":"111122223333",\
    "arn":"arn:aws:iam::111122223333:root"},"eventTime":"%s",\
    "eventSource":"iam.amazonaws.com","eventName":"CreateAccessKey","awsRegion":"us-east-1",\
    "sourceIPAddress":"192.0.2.1","eventID":"%s","readOnly":false,\
    "recipientAccountId":"111122223333"}"""
        .formatted(time, id);
  }

  /// Delivers a file.
  ///
  /// @return its key
  String delivers(String name, List<String> records) throws IOException {
    Path file = scratch.resolve("delivered");
    try (var gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
      gzip.write(("{\"Records\":[" + String.join(",", records) + "]}").getBytes(UTF_8));
    }
    objects.put(FOLDER + name, file);
    return FOLDER + name;
  }

  static String notification(String key) {
    return """
    {"Records":[{"eventName":"ObjectCreated:Put","awsRegion":"us-east-1","s3":{"bucket":\
    {"name":"%s"},"object":{"key":"%s"}}}]}"""
        .formatted(TestBucket.NAME, key);
  }

  /// A text as JSON.
  static String string(String text) {
    return new String(JsonTree.string(text).toBytes(), UTF_8);
  }

  /// What SQS hands over, with the ids m1, m2 and so on.
  static String batch(List<String> bodies) {
    return IntStream.range(0, bodies.size())
        .mapToObj(
            number ->
                "{\"messageId\":\"m%d\",\"body\":%s}"
                    .formatted(number + 1, string(bodies.get(number))))
        .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
  }
}
