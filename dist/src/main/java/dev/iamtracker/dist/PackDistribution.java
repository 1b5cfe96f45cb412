package dev.iamtracker.dist;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Makes the distribution for the platform it runs on: a tree that needs no Java, the same as an
/// archive and as a Debian package, a bill of materials, and checksums.
public final class PackDistribution {
  private PackDistribution() {}

  /// @param args settings `name=value`: see the calls of [Order#path] and [Order#text]
  public static void main(String[] args) throws IOException {
    Order order = Order.of(args);
    Platform platform = order.platform();
    String version = order.text("version");
    Path checkout = order.path("checkout");
    Path output = order.path("output");
    AppTree.delete(output);
    String name = "iat-" + version + "-" + platform.name();

    AppTree tree = AppTree.lay(output.resolve(name), checkout, order.jars(), platform);
    JavaRuntime runtime =
        JavaRuntime.link(order.path("java"), tree.jars(), tree.folder().resolve("runtime"));
    Tool.strip(tree.folder().resolve("runtime"), platform);
    var time = Instant.ofEpochSecond(Long.parseLong(order.text("epoch")));
    // An AOT cache remembers the times of the jars it was made with; the archives set them too.
    tree.stamp(time);
    new AotCaches(tree.folder().resolve("runtime/bin/java"), tree).make();
    Path resources = checkout.resolve("dist");
    AppTree.copy(resources.resolve("archive"), tree.folder());
    new Completions(tree).write();
    BillOfMaterials bill = BillOfMaterials.read(order.path("bill"));
    new ThirdParty(resources.resolve("licenses"))
        .write(tree, bill.libraries(), runtime.component());

    var archives = new TarGz(time);
    Path archive = output.resolve(name + ".tar.gz");
    try (OutputStream file = Files.newOutputStream(archive)) {
      archives.write(Contents.empty().withTree(name, tree.folder()), "", file);
    }
    Path materials = output.resolve(name + ".cdx.json");
    Files.writeString(materials, bill.of(tree, runtime, version, platform));
    List<Path> made = List.of(archive, materials);
    if (platform.isLinux()) {
      var debian = new DebianPackage(version, platform, archives);
      Path file = output.resolve(debian.fileName());
      debian.write(tree, file);
      made = List.of(archive, materials, file);
    }
    Files.writeString(output.resolve("SHA256SUMS"), Digests.list(made));
  }
}
