package dev.iamtracker.standin.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/// HTTP/1.1 on this machine's loopback address only, a virtual thread for each connection.
///
/// The JDK's own server always sends the true date and cannot reset a connection.
public final class LoopbackServer implements AutoCloseable {
  private static final int BACKLOG = 512;

  private final ServerSocket door;
  private final HttpHandler handler;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private LoopbackServer(ServerSocket door, HttpHandler handler) {
    this.door = door;
    this.handler = handler;
  }

  /// @param port 0 for any that is free
  public static LoopbackServer start(int port, HttpHandler handler) {
    try {
      var door = new ServerSocket();
      door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
      var server = new LoopbackServer(door, handler);
      server.threads.execute(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on port " + port, e);
    }
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket socket = door.accept();
        open.add(socket);
        threads.execute(() -> serve(socket));
      } catch (RejectedExecutionException e) {
        // Somebody came while the server was closing, which hangs up on all.
      } catch (IOException e) {
        if (!door.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      new Conversation(socket, handler).run();
    } catch (IOException e) {
      // The client has gone, or the server is closing: nobody is left to tell.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  /// Hangs up on everybody and waits until all threads are gone.
  @Override
  public void close() {
    try {
      door.close();
      threads.shutdownNow();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.close();
  }
}
