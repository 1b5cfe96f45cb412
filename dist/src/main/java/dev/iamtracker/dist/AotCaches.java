package dev.iamtracker.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The AOT caches of a program: its classes loaded and linked, as a rehearsal of the program left
/// them, so that a start need not do that again.
///
/// Profiles of methods are left out: they make a start compile what it will hardly use, which took
/// longer than it saved.
///
/// @param java the runtime that will use them, and the only one that can
/// @param tree the program
record AotCaches(Path java, AppTree tree) {
  /// Kinds of work that have a cache of their own, in the order in which they are rehearsed: what
  /// the first one reads the second one asks for.
  static final List<String> WORK = List.of("reading", "answering");

  private static final String REHEARSAL = "dev.iamtracker.cli.Rehearsal";

  /// Rehearses the program and puts the caches into its tree.
  void make() throws IOException {
    Path stage = Files.createTempDirectory("iat-rehearsal-");
    try {
      for (String work : WORK) {
        make(work, stage);
      }
    } finally {
      AppTree.delete(stage);
    }
  }

  private void make(String work, Path stage) throws IOException {
    Path configuration = stage.resolve(work + ".aotconf");
    List<String> recording =
        List.of(
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-AOTRecordTraining",
            "-XX:AOTMode=record",
            "-XX:AOTConfiguration=" + configuration);
    List<String> creating =
        List.of(
            "-XX:AOTMode=create",
            "-XX:AOTConfiguration=" + configuration,
            "-XX:AOTCache=" + tree.cache(work));
    Tool.run(start(recording, work, stage.resolve("play").toString()));
    Tool.run(start(creating));
  }

  /// The garbage collector and what is in this list have to be those of the launcher.
  private List<String> start(List<String> options, String... arguments) {
    var command = new ArrayList<>(List.of(java.toString(), "-XX:+UseSerialGC", "-Xmx512m"));
    command.addAll(options);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Djdk.reflect.useNativeAccessorOnly=true");
    command.add("-Djava.library.path=" + tree.natives());
    command.add("-Dorg.sqlite.lib.path=" + tree.natives());
    command.add("-cp");
    command.add(tree.launchJar().toString());
    command.add(REHEARSAL);
    command.addAll(List.of(arguments));
    return command;
  }
}
