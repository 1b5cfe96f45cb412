package dev.iamtracker.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.home.Detecting.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// In whatever order and pieces events come, the episodes are the same in the end.
class ReplayProperties {
  private static final String[] RULES = {
    Detecting.count("burst", "sourceIPAddress", "gte: 3"),
    Detecting.count("exactly", "sourceIPAddress", "eq: 3"),
    Detecting.count("pairs", "sourceIPAddress, userAgent", "gte: 2"),
    Detecting.values("different", "sourceIPAddress", "gte: 2"),
    Detecting.values("anybody", "", "gte: 3, lte: 3")
  };

  @Property(tries = 8)
  void theOrderOfArrivalChangesNothing(
      @ForAll("calls") List<Call> calls,
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 8) int runs)
      throws IOException {
    Path folder = Files.createTempDirectory("replay");
    try {
      Detecting inOneGo = Detecting.in(TestHome.in(folder.resolve("one")), RULES);
      inOneGo.run(calls);

      Detecting inPieces = Detecting.in(TestHome.in(folder.resolve("pieces")), RULES);
      var shuffled = new ArrayList<>(calls);
      Collections.shuffle(shuffled, random);
      int size = Math.max(1, shuffled.size() / runs);
      for (int from = 0; from < shuffled.size(); from += size) {
        inPieces.run(shuffled.subList(from, Math.min(shuffled.size(), from + size)));
      }

      assertThat(inPieces.episodes()).isEqualTo(inOneGo.episodes());
      assertThat(inPieces.run(shuffled)).isEmpty();
      assertThat(inPieces.episodes()).isEqualTo(inOneGo.episodes());
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Provide
  Arbitrary<List<Call>> calls() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 90),
            Arbitraries.of("198.51.100.1", "198.51.100.2"),
            Arbitraries.of("cli", "sdk"),
            Arbitraries.of("ListUsers", "GetUser", "ListRoles"))
        .as(Call::new)
        .list()
        .uniqueElements()
        .ofMinSize(5)
        .ofMaxSize(24);
  }
}
