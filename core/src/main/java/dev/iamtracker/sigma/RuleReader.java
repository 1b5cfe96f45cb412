package dev.iamtracker.sigma;

import dev.iamtracker.sigma.SigmaRule.Detection;
import dev.iamtracker.sigma.SigmaRule.Filter;
import dev.iamtracker.sigma.Yaml.Items;
import dev.iamtracker.sigma.Yaml.Mapping;
import dev.iamtracker.sigma.YamlText.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the documents of one rule file; what cannot be used becomes an error and stops nothing.
final class RuleReader {
  private static final int MOST_DOCUMENTS = 10_000;

  private final SelectionReader selections;
  private final List<SigmaRule> rules = new ArrayList<>();
  private final List<SigmaError> errors = new ArrayList<>();

  RuleReader(Map<String, List<String>> placeholders) {
    this.selections = new SelectionReader(new TestReader(placeholders));
  }

  List<SigmaRule> rules() {
    return rules;
  }

  List<SigmaError> errors() {
    return errors;
  }

  /// Adds what another one has read.
  void add(RuleReader other) {
    rules.addAll(other.rules);
    errors.addAll(other.errors);
  }

  /// @return this
  RuleReader read(RuleSource source) {
    source.problem().ifPresentOrElse(problem -> error(source, 0, problem), () -> documents(source));
    return this;
  }

  private void documents(RuleSource source) {
    List<Document> documents = YamlText.documents(source.text());
    if (documents.isEmpty()) {
      error(source, 0, "the file holds no rule");
    }
    for (int i = 0; i < documents.size(); i++) {
      Document document = documents.get(i);
      if (i == MOST_DOCUMENTS) {
        error(
            source,
            document.line(),
            "the file holds more than " + MOST_DOCUMENTS + " documents; the rest is not read");
        return;
      }
      try {
        Optional<Yaml> yaml = YamlReader.read(source.path(), document);
        if (yaml.isPresent()) {
          rules.add(rule(Words.mapping(yaml.get(), "a rule"), i + 1));
        } else {
          error(source, document.line(), "the document holds no rule");
        }
      } catch (Unusable e) {
        errors.add(e.error());
      }
    }
  }

  private void error(RuleSource source, int line, String reason) {
    errors.add(new SigmaError(new Place(source.path(), line + 1, 1), reason));
  }

  private SigmaRule rule(Mapping rule, int number) {
    if (rule.get("action").isPresent()) {
      throw new Unusable(
          rule.place(), "'action' is of Sigma's first version; write each rule out in full");
    }
    RuleHead head = HeadReader.read(rule, number);
    Optional<Yaml> detection = rule.get("detection");
    Optional<Yaml> correlation = rule.get("correlation");
    Optional<Yaml> filter = rule.get("filter");
    if (Stream.of(detection, correlation, filter).filter(Optional::isPresent).count() > 1) {
      throw new Unusable(
          rule.place(), "a document has one of 'detection', 'correlation' and 'filter'");
    }
    if (detection.isPresent()) {
      return new Detection(
          head,
          selections.read(Words.mapping(detection.get(), "detection"), List.of()),
          notApplicable(rule));
    }
    if (correlation.isPresent()) {
      return CorrelationReader.read(head, rule, Words.mapping(correlation.get(), "correlation"));
    }
    if (filter.isPresent()) {
      Mapping part = Words.mapping(filter.get(), "filter");
      Yaml named = Words.required(part, "rules");
      List<String> meant =
          named instanceof Items || !Words.text(named, "rules").equals("any")
              ? Words.texts(named, "rules")
              : List.of();
      Condition condition = selections.read(part, List.of("rules"));
      return new Filter(
          head,
          meant,
          condition,
          rule.get("logsource").isPresent() ? notApplicable(rule) : Optional.empty());
    }
    throw new Unusable(rule.place(), "there is no 'detection', 'correlation' or 'filter'");
  }

  /// Why a rule is about another log, empty when it is about CloudTrail's.
  private static Optional<String> notApplicable(Mapping rule) {
    Mapping source = Words.mapping(Words.required(rule, "logsource"), "logsource");
    String product = Words.optional(source, "product");
    String service = Words.optional(source, "service");
    String category = Words.optional(source, "category");
    if (!product.isEmpty() && !product.equalsIgnoreCase("aws")) {
      return Optional.of("it is about logs of " + product);
    }
    if (!service.isEmpty() && !service.equalsIgnoreCase("cloudtrail")) {
      return Optional.of("it is about logs of the service " + service);
    }
    if (product.isEmpty() && service.isEmpty()) {
      return Optional.of(
          "it is about logs of the category " + (category.isEmpty() ? "(none)" : category));
    }
    return Optional.empty();
  }
}
