package dev.iamtracker.sigma;

import dev.iamtracker.finding.Level;
import java.util.List;
import java.util.Locale;

/// What every rule says about itself.
///
/// @param id the `name`, else the `id`, else the file
/// @param uuid the `id`, empty for none
/// @param name empty for none
public record RuleHead(
    String id,
    String uuid,
    String name,
    String title,
    String status,
    String description,
    Level level,
    List<String> tags,
    List<String> falsePositives,
    List<String> references,
    String author,
    Place place,
    Extension extension) {
  public RuleHead {
    tags = List.copyOf(tags);
    falsePositives = List.copyOf(falsePositives);
    references = List.copyOf(references);
  }

  public String file() {
    return place.file();
  }

  /// Whether other documents may mean this rule by a word.
  public boolean isCalled(String word) {
    return word.equals(id) || (!uuid.isEmpty() && word.equals(uuid));
  }

  /// ATT&CK ids among the tags, such as T1098.001.
  public List<String> techniques() {
    return tags.stream()
        .filter(tag -> tag.matches("attack\\.[tT]\\d{4}(\\.\\d{3})?"))
        .map(tag -> tag.substring("attack.".length()).toUpperCase(Locale.ROOT))
        .toList();
  }

  /// What a rule says beyond Sigma, under `x-iat`.
  ///
  /// @param needsSuccess whether it is about what succeeds, and a failure is only an attempt
  /// @param response what to do first
  /// @param sentence template, empty for none
  /// @param attempt template for attempts, empty for none
  public record Extension(
      boolean needsSuccess,
      List<String> response,
      String sentence,
      String attempt,
      List<Example> examples) {
    public static final Extension NONE = new Extension(false, List.of(), "", "", List.of());

    public Extension {
      response = List.copyOf(response);
      examples = List.copyOf(examples);
    }
  }

  /// Events that a rule has to match, or not.
  ///
  /// @param events CloudTrail records as JSON, one or more
  public record Example(String name, boolean match, List<String> events, Place place) {
    public Example {
      events = List.copyOf(events);
    }
  }
}
