package dev.iamtracker.hunt;

import dev.iamtracker.finding.Level;
import dev.iamtracker.sigma.RuleHead;
import java.util.List;

/// What a rule says about its findings.
///
/// @param level of a finding; an attempt is one below
/// @param sentence template; empty for the usual one
/// @param attempt template for what was tried and denied; empty for the usual one
public record RuleText(
    String id,
    String title,
    Level level,
    List<String> techniques,
    List<String> response,
    List<String> references,
    String sentence,
    String attempt) {
  static RuleText of(RuleHead head) {
    return new RuleText(
        head.id(),
        head.title(),
        head.level(),
        head.techniques(),
        head.extension().response(),
        head.references(),
        head.extension().sentence(),
        head.extension().attempt());
  }

  public RuleText {
    techniques = List.copyOf(techniques);
    response = List.copyOf(response);
    references = List.copyOf(references);
  }
}
