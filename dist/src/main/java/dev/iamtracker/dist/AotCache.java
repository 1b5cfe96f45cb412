package dev.iamtracker.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The AOT cache of a program: its classes loaded and linked, as a rehearsal of the program left
/// them, so that a start need not do that again.
///
/// @param java the runtime that will use it, and the only one that can
/// @param tree the program
record AotCache(Path java, AppTree tree) {
  private static final String REHEARSAL = "dev.iamtracker.cli.Rehearsal";

  /// Rehearses the program and puts the cache into its tree.
  void make() throws IOException {
    Path stage = Files.createTempDirectory("iat-rehearsal-");
    try {
      Path configuration = stage.resolve("iat.aotconf");
      Tool.run(
          start(
              List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + configuration),
              stage.resolve("play").toString()));
      Tool.run(
          start(
              List.of(
                  "-XX:AOTMode=create",
                  "-XX:AOTConfiguration=" + configuration,
                  "-XX:AOTCache=" + tree.cache())));
    } finally {
      AppTree.delete(stage);
    }
  }

  /// The garbage collector and what is in this list have to be those of the launcher.
  private List<String> start(List<String> options, String... arguments) {
    var command = new ArrayList<>(List.of(java.toString(), "-XX:+UseSerialGC", "-Xmx512m"));
    command.addAll(options);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Djava.library.path=" + tree.natives());
    command.add("-cp");
    command.add(tree.launchJar().toString());
    command.add(REHEARSAL);
    command.addAll(List.of(arguments));
    return command;
  }
}
