package dev.iamtracker.dist;

import java.io.IOException;
import java.nio.file.Path;

/// Lays out the program of a checkout, to be started by the Java it is built with.
public final class PackApp {
  private PackApp() {}

  /// @param args settings `name=value`: see the calls of [Order#path] and [Order#text]
  public static void main(String[] args) throws IOException {
    Order order = Order.of(args);
    Path checkout = order.path("checkout");
    AppTree tree = AppTree.lay(order.path("app"), checkout, order.jars(), order.platform());
    String finder = "bin/find-jdk";
    AppTree.copy(checkout.resolve(finder), tree.folder().resolve(finder));
    if (order.text("cache").equals("true")) {
      new AotCaches(order.path("java").resolve("bin/java"), tree).make();
    }
  }
}
