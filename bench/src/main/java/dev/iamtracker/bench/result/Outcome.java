package dev.iamtracker.bench.result;

import dev.iamtracker.bench.figure.Figure;
import java.util.List;
import java.util.Optional;

/// What one measurement found.
///
/// @param name what a user types to repeat it
/// @param notes what has to be known about the figures, in sentences
public record Outcome(
    String name, String title, List<Shown> commands, List<String> notes, List<Figure> figures) {
  public Outcome {
    commands = List.copyOf(commands);
    notes = List.copyOf(notes);
    figures = List.copyOf(figures);
  }

  public Optional<Figure> figure(String wanted) {
    return figures.stream().filter(figure -> figure.name().equals(wanted)).findFirst();
  }
}
