package dev.iamtracker.cli.summary;

import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.run.RunSummary;
import dev.iamtracker.run.RunSummary.Seen;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Three commands that fit what a run found, ready to copy.
record NextCommands(Page page, RunSummary summary, LakePlace lake) {
  void print() {
    page.heading("Next");
    List<Suggestion> suggestions = suggestions();
    List<String> commands =
        suggestions.stream().map(next -> SafeText.of(lake.command(next.arguments()))).toList();
    int width = commands.stream().mapToInt(String::length).max().orElse(0);
    for (int i = 0; i < commands.size(); i++) {
      String command = commands.get(i);
      String blanks = " ".repeat(width - command.length() + 3);
      String why = suggestions.get(i).why();
      boolean fits = width + why.length() + 5 <= page.terminal().width();
      page.line("  " + page.ink().cyan(command) + (fits ? blanks + page.ink().dim(why) : ""));
    }
  }

  private List<Suggestion> suggestions() {
    Seen seen = summary.seen();
    if (seen.first().isEmpty()) {
      return List.of(
          new Suggestion("ingest PATH", "read a file or folder of CloudTrail logs"),
          new Suggestion("run --sample", "try it with simulated logs"),
          new Suggestion("--help", "all commands"));
    }
    String from = " --from " + seen.first().get().atOffset(ZoneOffset.UTC).toLocalDate();
    List<Suggestion> suggestions = new ArrayList<>();
    if (summary.findings().total() > 0) {
      suggestions.add(new Suggestion("alerts --level high", "what the rules found"));
    }
    if (seen.failedAuthentications() > 0) {
      suggestions.add(new Suggestion("query failed_auth" + from, "who failed to get in, and why"));
    }
    if (seen.rootEvents() > 0) {
      suggestions.add(new Suggestion("query root_usage" + from, "what root did"));
    }
    suggestions.add(new Suggestion("query permission_changes" + from, "who changed permissions"));
    suggestions.add(new Suggestion("query active_users" + from, "who is most active"));
    List<Suggestion> chosen = new ArrayList<>(suggestions.subList(0, 2));
    chosen.add(new Suggestion("queries", "all questions that are ready to ask"));
    return chosen;
  }

  /// Arguments of a command, and what they are good for.
  private record Suggestion(String arguments, String why) {}
}
