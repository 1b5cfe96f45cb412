package dev.iamtracker.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicSignaturesTest {
  private static final String PACKAGE = "dev.iamtracker.aws.";

  /// The other packages of this module make their clients with it.
  private static final List<String> FOR_THIS_MODULE =
      List.of("AwsAccess.client(", "AwsAccess.askingOnce(");

  @Test
  void noneShowsATypeOfTheSdk() throws IOException, URISyntaxException {
    List<String> signatures =
        published().stream()
            .flatMap(
                type ->
                    Stream.concat(Stream.of(type.getMethods()), Stream.of(type.getConstructors())))
            .map(Executable::toGenericString)
            .filter(signature -> signature.contains(PACKAGE))
            .filter(signature -> FOR_THIS_MODULE.stream().noneMatch(signature::contains))
            .toList();

    assertThat(signatures)
        .anyMatch(one -> one.contains("AwsAccess.of("))
        .anyMatch(one -> one.contains("CloudTrailHistory.lookup("))
        .noneMatch(one -> one.contains("software.amazon"));
  }

  private static List<Class<?>> published() throws IOException, URISyntaxException {
    Path classes =
        Path.of(AwsAccess.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.list(classes.resolve("dev/iamtracker/aws"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
          .<Class<?>>map(name -> loaded(PACKAGE + name.replaceFirst("\\.class$", "")))
          .filter(type -> Modifier.isPublic(type.getModifiers()))
          .toList();
    }
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
