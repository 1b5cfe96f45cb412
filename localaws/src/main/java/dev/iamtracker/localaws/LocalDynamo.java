package dev.iamtracker.localaws;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/// DynamoDB Local, one for all who ask in a process; each works with tables of its own name.
public final class LocalDynamo {
  /// What it takes for credentials; others see other tables.
  public static final String KEY = "AKIALOCALDYNAMO00000";

  private static final String INDEX =
      """
      {"IndexName":"%s-index","Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":[
        "identity_type","principal_arn","session_name","account_id","source_ip","aws_region",
        "event_source","outcome","error_code"]},
       "KeySchema":[{"AttributeName":"%s","KeyType":"HASH"},
                    {"AttributeName":"event_time","KeyType":"RANGE"}]}""";

  private final Engine engine;

  private LocalDynamo(Engine engine) {
    this.engine = engine;
  }

  private static final class Holder {
    private static final LocalDynamo ONE = new LocalDynamo(Engine.start(DynamoProgram.class));
  }

  /// The one of this process; started when it is asked for first.
  public static LocalDynamo get() {
    return Holder.ONE;
  }

  public URI endpoint() {
    return engine.endpoint();
  }

  /// Variables that lead a client here.
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL_DYNAMODB",
        endpoint().toString(),
        "AWS_ACCESS_KEY_ID",
        KEY,
        "AWS_SECRET_ACCESS_KEY",
        "local",
        "AWS_REGION",
        "us-east-1");
  }

  /// Makes the tables of a stack, with keys and indexes as the template of the deployment has them.
  public void createTables(String stack) {
    create(
        """
        {"TableName":"%s-events","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[
          {"AttributeName":"event_date","AttributeType":"S"},
          {"AttributeName":"event_id","AttributeType":"S"},
          {"AttributeName":"user_name","AttributeType":"S"},
          {"AttributeName":"event_name","AttributeType":"S"},
          {"AttributeName":"event_time","AttributeType":"S"}],
         "KeySchema":[{"AttributeName":"event_date","KeyType":"HASH"},
                      {"AttributeName":"event_id","KeyType":"RANGE"}],
         "GlobalSecondaryIndexes":[%s,%s]}"""
            .formatted(
                stack,
                INDEX.formatted("user_name", "user_name"),
                INDEX.formatted("event_name", "event_name")));
    create(
        """
        {"TableName":"%s-control","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[
          {"AttributeName":"region","AttributeType":"S"}],
         "KeySchema":[{"AttributeName":"region","KeyType":"HASH"}]}"""
            .formatted(stack));
    create(
        """
        {"TableName":"%s-alerts","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[
          {"AttributeName":"event_id","AttributeType":"S"},
          {"AttributeName":"alert_type","AttributeType":"S"}],
         "KeySchema":[{"AttributeName":"event_id","KeyType":"HASH"},
                      {"AttributeName":"alert_type","KeyType":"RANGE"}]}"""
            .formatted(stack));
  }

  /// Makes the events table of a stack of the Python version.
  public void createOldTable(String stack) {
    create(
        """
        {"TableName":"%s-events","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[
          {"AttributeName":"event_date","AttributeType":"S"},
          {"AttributeName":"event_id","AttributeType":"S"}],
         "KeySchema":[{"AttributeName":"event_date","KeyType":"HASH"},
                      {"AttributeName":"event_id","KeyType":"RANGE"}]}"""
            .formatted(stack));
  }

  /// Puts an item into a table.
  ///
  /// @param item as JSON, with types as DynamoDB's protocol has them
  public void put(String table, String item) {
    call("PutItem", "{\"TableName\":\"" + table + "\",\"Item\":" + item + "}");
  }

  /// Deletes an item of a table.
  ///
  /// @param key as JSON, with types as DynamoDB's protocol has them
  public void delete(String table, String key) {
    call("DeleteItem", "{\"TableName\":\"" + table + "\",\"Key\":" + key + "}");
  }

  private void create(String table) {
    call("CreateTable", table);
  }

  public void deleteTable(String table) {
    call("DeleteTable", "{\"TableName\":\"" + table + "\"}");
  }

  private void call(String action, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint())
            .header("X-Amz-Target", "DynamoDB_20120810." + action)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential="
                    + KEY
                    + "/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=x")
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(action + ": " + answer.body());
      }
    } catch (IOException e) {
      throw new IllegalStateException(action + " failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
