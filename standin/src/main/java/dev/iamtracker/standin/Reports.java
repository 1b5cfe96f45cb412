package dev.iamtracker.standin;

import dev.iamtracker.standin.history.Counts;
import dev.iamtracker.standin.world.Happened;
import dev.iamtracker.standin.world.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Files that say what happened and what was asked: fields parted by tabs.
final class Reports {
  private Reports() {}

  /// A line for each event: account, region, source, id, time, and when it shows.
  static void truth(Path file, List<Happened> events) throws IOException {
    write(
        file,
        events.stream()
            .map(
                one ->
                    String.join(
                        "\t",
                        one.account(),
                        one.region(),
                        one.source(),
                        one.id(),
                        one.time().toString(),
                        one.visibleAt().toString())));
  }

  /// A line for each place, below a line of names.
  static void stats(Path file, Map<Place, Counts> counts) throws IOException {
    Stream<String> lines =
        counts.entrySet().stream()
            .map(one -> line(one.getKey(), one.getValue()))
            .sorted(Comparator.naturalOrder());
    write(
        file,
        Stream.concat(
            Stream.of("account\tregion\trequests\tthrottled\trefused\tpages\tevents"), lines));
  }

  private static String line(Place place, Counts counts) {
    return String.join("\t", place.account(), place.region())
        + "\t%d\t%d\t%d\t%d\t%d"
            .formatted(
                counts.requests(),
                counts.throttled(),
                counts.refused(),
                counts.pages(),
                counts.events());
  }

  /// Readers see the former file or the new one, never a part.
  private static void write(Path file, Stream<String> lines) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.write(unfinished, lines.toList());
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
