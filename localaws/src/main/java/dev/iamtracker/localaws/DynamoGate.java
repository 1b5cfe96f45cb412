package dev.iamtracker.localaws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Stands before DynamoDB Local: counts what requests would cost, and lets some of them go wrong.
public final class DynamoGate implements AutoCloseable {
  private static final Pattern UNITS =
      Pattern.compile("\"TableName\":\"([^\"]*)\",\"CapacityUnits\":([0-9.]+)");
  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");
  private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query", "Scan");
  private static final String PREFIX = "DynamoDB_20120810.";

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI target;
  private final Map<Spent, DoubleAdder> units = new ConcurrentHashMap<>();
  private final Map<String, Long> calls = new ConcurrentHashMap<>();
  private volatile Mishaps mishaps = _ -> Optional.empty();

  private DynamoGate(HttpServer server, URI target) {
    this.server = server;
    this.target = target;
  }

  /// What goes wrong with a request.
  @FunctionalInterface
  public interface Mishaps {
    Optional<Mishap> of(Call call);
  }

  /// A request.
  ///
  /// @param action such as `BatchWriteItem`
  /// @param number which one of this action it is, from 1
  /// @param body as JSON
  public record Call(String action, long number, String body) {}

  /// What can go wrong.
  public enum Mishap {
    /// It says that the table is throttled.
    THROTTLED,
    /// It does nothing of a batch and says so.
    UNDONE,
    /// A fault of the service.
    FAULT,
    /// It says that the caller may not do this.
    DENIED,
    /// It does what it is asked, and the answer is lost.
    LOST_ANSWER
  }

  /// Opens a gate before an engine.
  public static DynamoGate before(LocalDynamo dynamo) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var gate = new DynamoGate(server, dynamo.endpoint());
      server.createContext("/", gate::pass);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return gate;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Variables that lead a client through it.
  public Map<String, String> environment() {
    var environment = new HashMap<>(LocalDynamo.get().environment());
    environment.put(
        "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + server.getAddress().getPort());
    return Map.copyOf(environment);
  }

  public void go(Mishaps wrong) {
    mishaps = wrong;
  }

  /// What requests took.
  ///
  /// @param table empty where no table was named
  private record Spent(String action, String table) {}

  /// Write units that requests took, indexes among them; what a failed condition costs too.
  public double writeUnits() {
    return units(spent -> WRITES.contains(spent.action()));
  }

  /// Those of one table.
  public double writeUnits(String table) {
    return units(spent -> WRITES.contains(spent.action()) && spent.table().equals(table));
  }

  /// Read units that requests took.
  public double readUnits() {
    return units(spent -> READS.contains(spent.action()));
  }

  private double units(Predicate<Spent> wanted) {
    return units.entrySet().stream()
        .filter(one -> wanted.test(one.getKey()))
        .mapToDouble(one -> one.getValue().sum())
        .sum();
  }

  /// How often something was asked for.
  public long calls(String action) {
    return calls.getOrDefault(action, 0L);
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      String action =
          String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target")).replace(PREFIX, "");
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      long number = calls.merge(action, 1L, Long::sum);
      Optional<Mishap> mishap = mishaps.of(new Call(action, number, body));
      if (mishap.isPresent() && mishap.get() != Mishap.LOST_ANSWER) {
        mishap(exchange, mishap.get(), body);
        return;
      }
      HttpResponse<String> answer = forward(exchange, body);
      count(action, answer.body());
      if (mishap.isEmpty()) {
        answer(exchange, answer.statusCode(), answer.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<String> forward(HttpExchange exchange, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(target);
    for (String name : new String[] {"X-Amz-Target", "Content-Type", "Authorization"}) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    String counted =
        body.startsWith("{") && body.length() > 2
            ? "{\"ReturnConsumedCapacity\":\"TOTAL\"," + body.substring(1)
            : body;
    return client.send(
        request.POST(BodyPublishers.ofString(counted)).build(), BodyHandlers.ofString());
  }

  private void count(String action, String answer) {
    var found = UNITS.matcher(answer);
    while (found.find()) {
      spend(action, found.group(1), Double.parseDouble(found.group(2)));
    }
    if (answer.contains("ConditionalCheckFailedException")) {
      spend(action, "", 1);
    }
  }

  private void spend(String action, String table, double spent) {
    units.computeIfAbsent(new Spent(action, table), _ -> new DoubleAdder()).add(spent);
  }

  private static void mishap(HttpExchange exchange, Mishap mishap, String body) throws IOException {
    switch (mishap) {
      case THROTTLED ->
          error(
              exchange,
              400,
              "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
              "too much");
      case FAULT ->
          error(
              exchange,
              500,
              "com.amazonaws.dynamodb.v20120810#InternalServerError",
              "a fault of the service");
      case DENIED ->
          error(
              exchange,
              400,
              "com.amazon.coral.service#AccessDeniedException",
              "User: arn:aws:sts::111122223333:assumed-role/x/y is not authorized to perform this");
      case UNDONE -> answer(exchange, 200, "{\"UnprocessedItems\":" + requestItems(body) + "}");
      case LOST_ANSWER -> throw new IllegalStateException("answered by nobody");
    }
  }

  private static String requestItems(String body) {
    String name = "\"RequestItems\":";
    int start = body.indexOf(name);
    if (start < 0) {
      return "{}";
    }
    int from = start + name.length();
    int depth = 0;
    boolean inText = false;
    for (int i = from; i < body.length(); i++) {
      char c = body.charAt(i);
      if (inText) {
        i += c == '\\' ? 1 : 0;
        inText = c != '"';
      } else if (c == '"') {
        inText = true;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return body.substring(from, i + 1);
      }
    }
    return "{}";
  }

  private static void error(HttpExchange exchange, int status, String type, String message)
      throws IOException {
    answer(exchange, status, "{\"__type\":\"" + type + "\",\"message\":\"" + message + "\"}");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
