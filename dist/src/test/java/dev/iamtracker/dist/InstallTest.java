package dev.iamtracker.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script behind `make install`, on an archive with the files it needs.
class InstallTest {
  @TempDir private Path folder;
  private Path script;
  private Path stage;

  @BeforeEach
  void copyScript() throws IOException {
    stage = folder.resolve("stage");
    script = folder.resolve("dist/install");
    Files.createDirectories(script.getParent());
    Files.copy(Path.of("install"), script);
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void installsAProgramThatStartsAndItsCompletions() throws IOException, InterruptedException {
    makeArchive();

    assertThat(run("install", "/usr/local")).isZero();

    Path usr = stage.resolve("usr/local");
    assertThat(Files.readString(usr.resolve("bin/iat"))).contains("echo started");
    assertThat(usr.resolve("bin/iat")).isExecutable().isSymbolicLink();
    assertThat(usr.resolve("share/bash-completion/completions/iat")).hasContent("for bash");
    assertThat(usr.resolve("share/zsh/site-functions/_iat")).hasContent("for zsh");
  }

  @Test
  void anOlderProgramIsReplacedWhole() throws IOException, InterruptedException {
    makeArchive();
    Path old = stage.resolve("usr/local/lib/iat/lib/old.jar");
    Files.createDirectories(old.getParent());
    Files.createFile(old);

    assertThat(run("install", "/usr/local")).isZero();

    assertThat(old).doesNotExist();
  }

  @Test
  void uninstallLeavesNothingOfIt() throws IOException, InterruptedException {
    makeArchive();
    run("install", "/usr/local");

    assertThat(run("uninstall", "/usr/local")).isZero();

    assertThat(stage.resolve("usr/local/lib/iat")).doesNotExist();
    assertThat(Files.exists(stage.resolve("usr/local/bin/iat"), LinkOption.NOFOLLOW_LINKS))
        .isFalse();
  }

  @Test
  void withoutAnArchiveItSaysWhatToDo() throws IOException, InterruptedException {
    assertThat(run("install", "/usr/local")).isEqualTo(1);
    assertThat(folder.resolve("out")).content().contains("run `make dist` first");
  }

  @Test
  void refusesAPrefixThatIsNoAbsolutePath() throws IOException, InterruptedException {
    assertThat(run("install", "usr")).isEqualTo(2);
    assertThat(folder.resolve("out")).content().contains("absolute path");
  }

  private void makeArchive() throws IOException, InterruptedException {
    Path tree = folder.resolve("iat-1");
    write(tree.resolve("bin/iat"), "#!/bin/sh\necho started\n");
    assertThat(tree.resolve("bin/iat").toFile().setExecutable(true)).isTrue();
    write(tree.resolve("completions/iat"), "for bash");
    write(tree.resolve("completions/_iat"), "for zsh");
    Path archive = folder.resolve("dist/target/release/iat-1.tar.gz");
    Files.createDirectories(archive.getParent());
    assertThat(start(List.of("tar", "-czf", archive.toString(), "-C", folder.toString(), "iat-1")))
        .isZero();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private int run(String action, String prefix) throws IOException, InterruptedException {
    return start(List.of(script.toString(), action, prefix));
  }

  private int start(List<String> command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command);
    builder.environment().put("DESTDIR", stage.toString());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile());
    return builder.start().waitFor();
  }
}
