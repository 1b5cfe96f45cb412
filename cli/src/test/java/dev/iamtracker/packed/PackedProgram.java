package dev.iamtracker.packed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The packed program in a place of its own, where nobody may write: a folder with a space in its
/// name, and beside it a home and a working folder. It is started with an empty environment, as a
/// user without rights and without a network as far as this machine lets us.
///
/// @param place the folder of all that
/// @param tree the program
/// @param needsJava whether it has no runtime of its own
record PackedProgram(Path place, Path tree, boolean needsJava) {
  /// What a start of the program left behind.
  record Ended(int exitCode, String out, String err) {}

  /// Unpacks the archive in the folder that the property `iat.release` names, else copies the
  /// program that the build has just laid out.
  static PackedProgram prepare() throws IOException {
    Path place = Files.createTempDirectory("iat packed ").toRealPath();
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path tree = Files.createDirectory(place.resolve("the program"));
    Optional<Path> archive =
        Optional.ofNullable(System.getProperty("iat.release")).map(PackedProgram::archive);
    if (archive.isPresent()) {
      must("tar", "-xzf", archive.get().toString(), "-C", tree.toString(), "--strip-components=1");
    } else {
      must("cp", "-Rp", Path.of("target/app").toAbsolutePath() + "/.", tree.toString());
    }
    must("chmod", "-R", "a+rX,a-w", tree.toString());
    var program = new PackedProgram(place, tree, !Files.exists(tree.resolve("runtime/bin/java")));
    for (Path own : List.of(program.home(), program.work())) {
      Files.createDirectory(own);
      program.user().ifPresent(user -> give(own, user));
    }
    return program;
  }

  /// Where its user may write.
  Path home() {
    return place.resolve("home");
  }

  /// Where it is started.
  Path work() {
    return place.resolve("work");
  }

  Ended run(String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), arguments);
  }

  /// @param variables of the environment, besides the few that every login has
  Ended run(Map<String, String> variables, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(withoutRights());
    command.add(tree.resolve("bin/iat").toString());
    command.addAll(List.of(arguments));
    Path err = Files.createTempFile(place, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(work().toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("HOME", home().toString());
    builder.environment().put("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
    if (needsJava) {
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    }
    builder.environment().putAll(variables);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    int exitCode = process.waitFor();
    return new Ended(exitCode, out, Files.readString(err));
  }

  /// Everything below a folder, with size and time of change.
  static Map<String, String> listing(Path folder) throws IOException {
    var listing = new TreeMap<String, String>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        listing.put(
            folder.relativize(file).toString(),
            Files.size(file) + " bytes of " + Files.getLastModifiedTime(file));
      }
    }
    return listing;
  }

  void delete() throws IOException {
    must("chmod", "-R", "u+w", place.toString());
    must("rm", "-rf", place.toString());
  }

  private List<String> withoutRights() {
    var words = new ArrayList<String>();
    for (List<String> prefix :
        List.of(
            List.of("unshare", "--net", "--"),
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"))) {
      if (isRoot() && works(prefix)) {
        words.addAll(prefix);
      }
    }
    return words;
  }

  /// Whom the program runs as, where that is somebody else than who runs this.
  private Optional<UserPrincipal> user() {
    return withoutRights().contains("setpriv") ? Optional.of(nobody()) : Optional.empty();
  }

  private UserPrincipal nobody() {
    try {
      return place.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("65534");
    } catch (IOException e) {
      throw new IllegalStateException("there is no user 65534", e);
    }
  }

  private static void give(Path folder, UserPrincipal user) {
    try {
      Files.setOwner(folder, user);
    } catch (IOException e) {
      throw new IllegalStateException("cannot give away " + folder, e);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static boolean works(List<String> prefix) {
    var command = new ArrayList<>(prefix);
    command.add("true");
    try {
      return exitCode(command) == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path archive(String folder) {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.filter(file -> file.toString().endsWith(".tar.gz")).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void must(String... command) throws IOException {
    if (exitCode(List.of(command)) != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed");
    }
  }

  private static int exitCode(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during " + command, e);
    }
  }
}
