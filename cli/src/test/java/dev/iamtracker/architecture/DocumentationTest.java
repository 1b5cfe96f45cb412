package dev.iamtracker.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/// What the pages say about the program against the program.
class DocumentationTest {
  // Pictures are made by hand after the text.
  private static final Pattern LINK =
      Pattern.compile("(?<!!)\\[[^\\]]+\\]\\(([^)#]+)(?:#[^)]*)?\\)");
  private static final Pattern TYPE = Pattern.compile("[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)*");
  private static final Pattern LINE_NUMBER = Pattern.compile("\\.(?:java|sql|md|xml):\\d");

  @Test
  void everyLinkBetweenPagesLeadsToAFile() throws IOException {
    var checked = new ArrayList<Path>();
    for (Path page : pages()) {
      LINK.matcher(Files.readString(page))
          .results()
          .map(match -> match.group(1))
          .filter(link -> !link.contains("://"))
          .map(page::resolveSibling)
          .forEach(
              target -> {
                checked.add(target);
                assertThat(target).as("link in %s", page).exists();
              });
    }
    assertThat(checked).isNotEmpty();
  }

  @Test
  void theReadmeNamesEveryCommandAndNoOther() {
    Set<String> verbs =
        Program.classes("cli").stream()
            .filter(type -> type.getPackageName().equals("dev.iamtracker.cli.command"))
            .filter(type -> type.isAnnotatedWith(Command.class))
            .map(type -> type.getAnnotationOfType(Command.class).name())
            .collect(Collectors.toSet());

    assertThat(verbs).isNotEmpty();
    assertThat(Page.of("README.md").table("command"))
        .extracting(row -> Page.code(row.getFirst()).iterator().next().split(" ", -1)[1])
        .containsExactlyInAnyOrderElementsOf(verbs);
  }

  @Test
  void everyTypeTheArchitecturePageNamesExists() {
    Set<String> types =
        Program.classes().stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
    List<String> named =
        Page.code(String.join("\n", Page.of("ARCHITECTURE.md").lines())).stream()
            .filter(word -> TYPE.matcher(word).matches())
            .toList();

    assertThat(named).isNotEmpty();
    assertThat(named).filteredOn(word -> !types.contains(word)).isEmpty();
  }

  @Test
  void noPageTellsLineNumbers() throws IOException {
    assertThat(pages()).isNotEmpty();
    for (Path page : pages()) {
      assertThat(Files.readString(page)).as("%s", page).doesNotContainPattern(LINE_NUMBER);
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(Program.ROOT);
        Stream<Path> docs = Files.list(Program.ROOT.resolve("docs"))) {
      return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }
}
