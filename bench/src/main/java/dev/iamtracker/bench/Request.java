package dev.iamtracker.bench;

import dev.iamtracker.config.InvalidConfiguration;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody asked of the benchmarks.
///
/// @param verb run or compare
/// @param only names of measurements; empty for the usual ones
/// @param runs how often each side of a comparison is run
/// @param events of the lake that queries are asked on
/// @param iat the program to measure
/// @param results file for programs: written by run, read by compare
/// @param page file for people, written by run
/// @param percent how much worse compare lets pass
record Request(
    String verb,
    List<String> only,
    int runs,
    long events,
    String iat,
    Path results,
    Path page,
    int percent) {
  private static final int USUAL_RUNS = 5;
  private static final long USUAL_EVENTS = 10_000_000;
  private static final long LEAST_EVENTS = 10_000;
  private static final int USUAL_PERCENT = 15;

  Request {
    only = List.copyOf(only);
  }

  /// A verb, then settings as `name=value`; empty ones count as not given.
  ///
  /// @throws InvalidConfiguration for anything that is not known
  static Request of(List<String> arguments) {
    if (arguments.isEmpty() || !List.of("run", "compare").contains(arguments.getFirst())) {
      throw new InvalidConfiguration("Say run or compare first.");
    }
    Map<String, String> given = new LinkedHashMap<>();
    for (String argument : arguments.subList(1, arguments.size())) {
      int equals = argument.indexOf('=');
      if (equals < 1) {
        throw new InvalidConfiguration(argument + " is no setting; write name=value.");
      }
      if (equals < argument.length() - 1) {
        given.put(argument.substring(0, equals), argument.substring(equals + 1));
      }
    }
    var request =
        new Request(
            arguments.getFirst(),
            names(given.remove("only")),
            (int) number(given, "runs", USUAL_RUNS, 1),
            number(given, "events", USUAL_EVENTS, LEAST_EVENTS),
            taken(given, "iat", "bin/iat"),
            Path.of(taken(given, "results", "bench/results.ndjson")),
            Path.of(taken(given, "page", "bench/RESULTS.md")),
            (int) number(given, "percent", USUAL_PERCENT, 0));
    if (!given.isEmpty()) {
      throw new InvalidConfiguration("There is no setting " + given.keySet() + ".");
    }
    return request;
  }

  private static List<String> names(@Nullable String list) {
    return list == null ? List.of() : Arrays.asList(list.split("[, ]+", -1));
  }

  private static String taken(Map<String, String> given, String name, String otherwise) {
    String value = given.remove(name);
    return value == null ? otherwise : value;
  }

  private static long number(Map<String, String> given, String name, long otherwise, long least) {
    String text = taken(given, name, String.valueOf(otherwise));
    if (text.matches("[0-9]{1,12}") && Long.parseLong(text) >= least) {
      return Long.parseLong(text);
    }
    throw new InvalidConfiguration(
        name + " is " + text + "; it must be a whole number from " + least + ".");
  }
}
