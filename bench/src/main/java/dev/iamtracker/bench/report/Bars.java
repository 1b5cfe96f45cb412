package dev.iamtracker.bench.report;

import dev.iamtracker.bench.figure.Amounts;
import dev.iamtracker.bench.figure.Better;
import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.result.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One row of the table of bars.
record Bars(List<String> cells) {
  private static final int FEW = 6;

  Bars {
    cells = List.copyOf(cells);
  }

  /// The rows of a measurement: its figures with a bar or a goal, or where these are many, how many
  /// reach theirs and which is the worst.
  static List<Bars> of(Outcome outcome) {
    List<Figure> limited =
        outcome.figures().stream()
            .filter(figure -> figure.bar() != null || figure.goal() != null)
            .toList();
    if (limited.size() <= FEW) {
      return limited.stream().map(figure -> row(outcome, figure.name(), figure)).toList();
    }
    List<Bars> rows = new ArrayList<>();
    for (List<Figure> alike : alike(limited)) {
      Figure worst = alike.stream().max(Comparator.comparingDouble(Bars::badness)).orElseThrow();
      rows.add(
          row(
              outcome,
              alike.size() == 1
                  ? worst.name()
                  : "worst of %d: %s (%d reach it)"
                      .formatted(alike.size(), worst.name(), reaching(alike)),
              worst));
    }
    return rows;
  }

  /// Figures of the same unit, bar and goal.
  private static List<List<Figure>> alike(List<Figure> figures) {
    List<List<Figure>> groups = new ArrayList<>();
    for (Figure figure : figures) {
      Optional<List<Figure>> group =
          groups.stream().filter(one -> isAlike(one.getFirst(), figure)).findFirst();
      if (group.isPresent()) {
        group.get().add(figure);
      } else {
        groups.add(new ArrayList<>(List.of(figure)));
      }
    }
    return groups;
  }

  private static boolean isAlike(Figure one, Figure other) {
    return one.unit() == other.unit()
        && one.better() == other.better()
        && Objects.equals(one.bar(), other.bar())
        && Objects.equals(one.goal(), other.goal());
  }

  private static double badness(Figure figure) {
    return figure.better() == Better.LOWER ? figure.decisive() : -figure.decisive();
  }

  private static long reaching(List<Figure> figures) {
    return figures.stream()
        .filter(figure -> figure.reached().or(figure::reachedGoal).orElse(false))
        .count();
  }

  private static Bars row(Outcome outcome, String name, Figure figure) {
    return new Bars(
        List.of(
            outcome.title(),
            name,
            Amounts.of(figure.unit(), figure.decisive()),
            limit(figure, figure.bar(), Optional.empty()),
            word(figure.reached()),
            limit(figure, figure.goal(), Optional.empty()),
            word(figure.reachedGoal())));
  }

  private static String word(Optional<Boolean> reached) {
    return reached.map(yes -> yes ? "yes" : "**no**").orElse("");
  }

  /// A bar or a goal as text, with the verdict behind it.
  static String limit(Figure figure, @Nullable Double limit, Optional<Boolean> reached) {
    if (limit == null) {
      return "";
    }
    return (figure.better() == Better.LOWER ? "≤ " : "≥ ")
        + Amounts.of(figure.unit(), limit)
        + reached.map(yes -> yes ? ": yes" : ": **no**").orElse("");
  }
}
