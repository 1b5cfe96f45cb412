package dev.iamtracker.standin.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The requests and replies on one connection, one after the other.
final class Conversation {
  private static final int MOST_HEADER_BYTES = 64 * 1024;

  private final Socket socket;
  private final HttpHandler handler;
  private final InputStream in;
  private final OutputStream out;

  Conversation(Socket socket, HttpHandler handler) throws IOException {
    this.socket = socket;
    this.handler = handler;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  void run() throws IOException, InterruptedException {
    for (String first = line(); !first.isEmpty(); first = line()) {
      String[] words = first.split(" ", -1);
      if (words.length != 3) {
        throw new IOException("not a request: " + first);
      }
      Map<String, String> headers = headers();
      var request = new HttpRequest(words[0], words[1], headers, body(headers));
      if (!send(handler.reply(request))
          || "close".equalsIgnoreCase(headers.getOrDefault("connection", ""))) {
        return;
      }
    }
  }

  private Map<String, String> headers() throws IOException {
    var headers = new HashMap<String, String>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new IOException("not a header: " + line);
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private String body(Map<String, String> headers) throws IOException {
    if ("100-continue".equalsIgnoreCase(headers.getOrDefault("expect", ""))) {
      out.write(ascii("HTTP/1.1 100 Continue\r\n\r\n"));
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the body ended early");
    }
    return new String(body, StandardCharsets.UTF_8);
  }

  /// A line without its end; empty at the end of the stream, too.
  private String line() throws IOException {
    var line = new ByteArrayOutputStream(128);
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.write(next);
      if (line.size() > MOST_HEADER_BYTES) {
        throw new IOException("a header is too long");
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  /// Whether the connection may go on.
  private boolean send(HttpReply reply) throws IOException {
    return switch (reply.ending()) {
      case WHOLE -> {
        write(reply, 1);
        yield true;
      }
      case NOTHING -> {
        socket.setSoLinger(true, 0);
        yield false;
      }
      case HALF -> {
        write(reply, 2);
        socket.setSoLinger(true, 0);
        yield false;
      }
    };
  }

  /// @param part 1 for the whole body, 2 for half of it
  private void write(HttpReply reply, int part) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    var message = new ByteArrayOutputStream(body.length + 512);
    var head = new StringBuilder("HTTP/1.1 ").append(reply.status()).append(" Status\r\n");
    reply
        .headers()
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    message.writeBytes(ascii(head.toString()));
    message.write(body, 0, body.length / part);
    message.writeTo(out);
    out.flush();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
