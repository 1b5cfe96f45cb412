package dev.iamtracker.exporter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// Stands before a bucket and breaks what it is told to break.
final class FaultyProxy implements AutoCloseable {
  /// What happens to a request.
  sealed interface Fate {}

  record Pass() implements Fate {}

  /// An answer in the place of the real one.
  record Answer(int status, String code) implements Fate {}

  /// The connection ends after some bytes of the request.
  record CutRequest(int afterBytes) implements Fate {}

  /// The request is done, and the connection ends after some bytes of the answer.
  record CutAnswer(int afterBytes) implements Fate {}

  private final ServerSocket server;
  private final int target;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile Function<String, Fate> fate = _ -> new Pass();

  FaultyProxy(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  /// Says what happens to a request, by its first line.
  void fate(Function<String, Fate> fate) {
    this.fate = fate;
  }

  /// The first lines of the requests that came.
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket backend = new Socket(InetAddress.getLoopbackAddress(), target)) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      String head = head(in);
      if (head.isEmpty()) {
        return;
      }
      String line = head.substring(0, head.indexOf('\r'));
      requests.add(line);
      Fate fate = this.fate.apply(line);
      switch (fate) {
        case Pass _ -> forward(in, head, backend, client.getOutputStream(), Integer.MAX_VALUE);
        case Answer(int status, String code) -> {
          in.readNBytes(length(head));
          answer(client.getOutputStream(), status, code);
        }
        case CutRequest(int bytes) -> in.readNBytes(Math.min(bytes, length(head)));
        case CutAnswer(int bytes) -> forward(in, head, backend, client.getOutputStream(), bytes);
      }
      if (fate instanceof CutRequest || fate instanceof CutAnswer) {
        client.setSoLinger(true, 0);
      }
    } catch (IOException e) {
      // The other side sees it.
    }
  }

  private static void forward(
      InputStream in, String head, Socket backend, OutputStream out, int most) throws IOException {
    byte[] body = in.readNBytes(length(head));
    String closing = head.replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
    closing = closing.replaceFirst("(?i)\r\nConnection: keep-alive", "");
    backend.getOutputStream().write(closing.getBytes(ISO_8859_1));
    backend.getOutputStream().write(body);
    backend.getOutputStream().flush();
    byte[] answer = backend.getInputStream().readAllBytes();
    out.write(answer, 0, Math.min(most, answer.length));
    out.flush();
  }

  private static void answer(OutputStream out, int status, String code) throws IOException {
    String xml =
        "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>no</Message></Error>";
    String text =
        "HTTP/1.1 %d X\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n"
                .formatted(status, xml.length())
            + "Connection: close\r\n\r\n"
            + xml;
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int one = in.read();
      if (one < 0) {
        return "";
      }
      head.write(one);
    }
    return head.toString(ISO_8859_1);
  }

  private static int length(String head) {
    for (String line : head.lines().toList()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        return Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    return 0;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
