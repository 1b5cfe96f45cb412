package dev.iamtracker.simulate.call;

import dev.iamtracker.simulate.company.Account;
import dev.iamtracker.simulate.record.Call;
import dev.iamtracker.simulate.record.Dice;
import dev.iamtracker.simulate.record.Json;
import java.util.List;

/// Management events of other services: what people and programs have their identities for.
public final class WorkCalls {
  private static final List<String> BUCKETS =
      List.of(
          "example-data", "example-logs", "example-artifacts", "example-backups", "example-web");
  private static final List<String> FUNCTIONS =
      List.of("resize-images", "send-receipts", "sync-catalog", "rotate-reports");

  private final Dice dice;

  public WorkCalls(Dice dice) {
    this.dice = dice;
  }

  public Call any(Account account, String region) {
    return switch (dice.below(14)) {
      case 0, 1, 2 -> decrypt(account, region);
      case 3, 4 -> bucket(account, region);
      case 5, 6 -> describe(region);
      case 7 -> Call.reads("s3", "ListBuckets", region).additional(s3Details());
      case 8 -> parameter(region);
      case 9 -> secret(account, region);
      case 10 -> function(region);
      case 11 -> table(region);
      case 12 -> logStream(region);
      default -> Call.reads("cloudformation", "DescribeStacks", region);
    };
  }

  private Call decrypt(Account account, String region) {
    boolean decrypt = dice.chance(0.6);
    String key = "arn:aws:kms:" + region + ":" + account.id() + ":key/" + KEYS.get(dice.below(4));
    String context = "arn:aws:s3:::" + dice.favourite(BUCKETS) + "-" + account.id();
    String request =
        "{\"encryptionContext\":"
            + Json.of("aws:s3:arn", context)
            + (decrypt
                ? ",\"encryptionAlgorithm\":\"SYMMETRIC_DEFAULT\"}"
                : ",\"keyId\":\"" + key + "\",\"keySpec\":\"AES_256\"}");
    return Call.reads("kms", decrypt ? "Decrypt" : "GenerateDataKey", region)
        .request(request)
        .resource(account.id(), "AWS::KMS::Key", key);
  }

  private static final List<String> KEYS =
      List.of(
          "0e5d0ab6-097e-49d8-99ef-747ce3e5f8f4",
          "1f6e1bc7-1a8f-4ae9-8af0-858df4f6a9a5",
          "2a7f2cd8-2b90-4bfa-9ba1-969ea5a7bab6",
          "3b8a3de9-3ca1-4cab-8cb2-a7afb6b8cbc7");

  private Call bucket(Account account, String region) {
    String name = dice.favourite(BUCKETS) + "-" + account.id();
    String action =
        dice.pick(
            List.of(
                "GetBucketAcl",
                "GetBucketPolicy",
                "GetBucketLocation",
                "GetBucketTagging",
                "GetBucketEncryption",
                "GetBucketPublicAccessBlock"));
    Call call =
        Call.reads("s3", action, region)
            .request(Json.of("bucketName", name, "Host", name + ".s3." + region + ".amazonaws.com"))
            .additional(s3Details())
            .resource(account.id(), "AWS::S3::Bucket", "arn:aws:s3:::" + name);
    return action.equals("GetBucketPolicy") && dice.chance(0.3)
        ? call.failing("NoSuchBucketPolicy", "The bucket policy does not exist")
        : call;
  }

  private String s3Details() {
    return new Json(320)
        .open()
        .plain("SignatureVersion", "SigV4")
        .plain("CipherSuite", "TLS_AES_128_GCM_SHA256")
        .field("bytesTransferredIn", 0)
        .plain("AuthenticationMethod", "AuthHeader")
        .plain("x-amz-id-2", dice.base64(75).concat("="))
        .field("bytesTransferredOut", dice.between(200, 9000))
        .close()
        .text();
  }

  private Call describe(String region) {
    String action =
        dice.pick(
            List.of(
                "DescribeInstances",
                "DescribeVolumes",
                "DescribeSubnets",
                "DescribeVpcs",
                "DescribeRouteTables",
                "DescribeSecurityGroups",
                "DescribeImages",
                "DescribeNetworkInterfaces",
                "DescribeTags",
                "DescribeRegions"));
    String request =
        dice.chance(0.4)
            ? "{\"maxResults\":" + dice.between(1, 10) * 100 + "}"
            : "{\"filterSet\":{\"items\":[{\"name\":\"tag:team\",\"valueSet\":{\"items\":[{\"value\":"
                + "\"platform\"}]}}]}}";
    return Call.reads("ec2", action, region).request(request);
  }

  private Call parameter(String region) {
    return Call.reads("ssm", "GetParameter", region)
        .request(
            "{\"name\":\"/example/service-"
                + dice.between(1, 40)
                + "/database-url\",\"withDecryption\":true}");
  }

  private Call secret(Account account, String region) {
    String arn =
        "arn:aws:secretsmanager:"
            + region
            + ":"
            + account.id()
            + ":secret:example/"
            + dice.between(1, 30);
    return Call.reads("secretsmanager", "GetSecretValue", region)
        .request(Json.of("secretId", arn, "versionStage", "AWSCURRENT"));
  }

  private Call function(String region) {
    String name = dice.favourite(FUNCTIONS);
    return dice.chance(0.8)
        ? Call.reads("lambda", "GetFunction20150331v2", region)
            .request(Json.of("functionName", name))
        : Call.reads("lambda", "ListFunctions20150331", region);
  }

  private Call table(String region) {
    return Call.reads("dynamodb", "DescribeTable", region)
        .request(Json.of("tableName", "example-" + dice.between(1, 25)));
  }

  private Call logStream(String region) {
    return Call.writes("logs", "CreateLogStream", region)
        .request(
            Json.of(
                "logGroupName",
                "/aws/lambda/" + dice.favourite(FUNCTIONS),
                "logStreamName",
                "[$LATEST]".concat(dice.hex(32))));
  }
}
