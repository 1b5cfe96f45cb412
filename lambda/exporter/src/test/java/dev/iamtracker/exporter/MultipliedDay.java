package dev.iamtracker.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.cloudtrail.JsonTree.Items;
import dev.iamtracker.cloudtrail.JsonTree.Node;
import dev.iamtracker.cloudtrail.JsonTree.Scalar;
import dev.iamtracker.localaws.LocalDynamo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// Stands before DynamoDB Local and shows every event of a day many times, each time under another
/// id, in pages of about a megabyte: a day that would take hours to be written.
final class MultipliedDay implements AutoCloseable {
  private static final String QUERY = "DynamoDB_20120810.Query";
  private static final String START = "ExclusiveStartKey";
  private static final String LAST = "LastEvaluatedKey";
  private static final String PAGE = "page-";
  private static final int PAGE_BYTES = 1_000_000;

  /// Digits of an id that tell the copy: those behind the first, by which ids are looked up.
  private static final int FIRST = 1;

  private static final int DIGITS = 7;

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final int times;
  private final Map<String, List<List<Copied>>> ranges = new ConcurrentHashMap<>();

  MultipliedDay(int times) throws IOException {
    this.times = times;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::pass);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// From now on it shows what is there now.
  void forget() {
    ranges.clear();
  }

  /// An item as JSON, cut where its copies differ.
  private record Copied(String before, String after) {
    static Copied of(Node item) {
      String id = id(item.fields());
      String json = new String(item.toBytes(), UTF_8);
      int at = json.indexOf('"' + id + '"') + 1 + FIRST;
      return new Copied(json.substring(0, at), json.substring(at + DIGITS));
    }

    private static String id(Map<String, JsonTree> key) {
      return key.get("event_id") instanceof Node(var fields)
              && fields.get("S") instanceof Scalar scalar
          ? scalar.string().orElseThrow()
          : "";
    }
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      boolean ofDay =
          QUERY.equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
              && body.contains("-events\"")
              && body.contains("\":d\"");
      byte[] answer =
          (ofDay ? page(exchange, body) : forward(exchange, body).body()).getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String page(HttpExchange exchange, String body) throws IOException, InterruptedException {
    var asked = (Node) JsonTree.read(body).orElseThrow();
    var first = new LinkedHashMap<>(asked.fields());
    int number = 0;
    if (first.remove(START) instanceof Node(var key)) {
      number = Integer.parseInt(Copied.id(key).substring(PAGE.length()));
    }
    String range = new String(new Node(first).toBytes(), UTF_8);
    List<List<Copied>> pages = ranges.get(range);
    if (pages == null) {
      pages = read(exchange, first);
      ranges.put(range, pages);
    }
    if (pages.isEmpty()) {
      return "{\"Items\":[],\"Count\":0,\"ScannedCount\":0}";
    }
    List<Copied> page = pages.get(number % pages.size());
    String copy = "%07x".formatted(number / pages.size());
    var answer = new StringBuilder("{\"Items\":[");
    for (Copied item : page) {
      answer.append(item.before()).append(copy).append(item.after()).append(',');
    }
    answer.setLength(answer.length() - 1);
    answer.append("],\"Count\":").append(page.size()).append(",\"ScannedCount\":");
    answer.append(page.size());
    if (number + 1 < pages.size() * times) {
      answer.append(",\"" + LAST + "\":{\"event_date\":{\"S\":\"-\"},\"event_id\":{\"S\":\"");
      answer.append(PAGE).append(number + 1).append("\"}}");
    }
    return answer.append('}').toString();
  }

  private List<List<Copied>> read(HttpExchange exchange, Map<String, JsonTree> query)
      throws IOException, InterruptedException {
    var pages = new ArrayList<List<Copied>>();
    var page = new ArrayList<Copied>();
    int bytes = 0;
    var asked = new LinkedHashMap<>(query);
    while (true) {
      HttpResponse<String> said = forward(exchange, new String(new Node(asked).toBytes(), UTF_8));
      var answer = (Node) JsonTree.read(said.body()).orElseThrow();
      if (!(answer.fields().get("Items") instanceof Items(var items))) {
        throw new IllegalStateException(said.body());
      }
      for (JsonTree item : items) {
        Copied copied = Copied.of((Node) item);
        bytes += copied.before().length() + copied.after().length();
        page.add(copied);
        if (bytes > PAGE_BYTES) {
          pages.add(List.copyOf(page));
          page.clear();
          bytes = 0;
        }
      }
      JsonTree last = answer.fields().get(LAST);
      if (last == null) {
        break;
      }
      asked.put(START, last);
    }
    if (!page.isEmpty()) {
      pages.add(List.copyOf(page));
    }
    return pages;
  }

  private HttpResponse<String> forward(HttpExchange exchange, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(LocalDynamo.get().endpoint().toString()));
    for (String name : List.of("X-Amz-Target", "Content-Type", "Authorization")) {
      request.header(name, exchange.getRequestHeaders().getFirst(name));
    }
    return client.send(
        request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
