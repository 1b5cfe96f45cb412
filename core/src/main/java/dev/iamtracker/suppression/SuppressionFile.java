package dev.iamtracker.suppression;

import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.config.Suggestions;
import dev.iamtracker.event.AddressRange;
import dev.iamtracker.event.VisibleText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads suppressions: a YAML list of mappings. All that is wrong with a file is told at once.
public final class SuppressionFile {
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final int MOST_ERRORS = 20;
  private static final List<String> KEYS =
      List.of("rule", "actor", "ip", "account", "reason", "owner", "expires");

  private final String name;
  private final List<String> errors = new ArrayList<>();

  private SuppressionFile(String name) {
    this.name = name;
  }

  /// Reads a file.
  ///
  /// @throws InvalidConfiguration when it cannot be read, or with each error and its line
  public static Suppressions read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new InvalidConfiguration("the suppressions " + file + " are not UTF-8 text");
    } catch (IOException e) {
      throw new InvalidConfiguration(
          "cannot read the suppressions " + file + ": name another file in SUPPRESSIONS_FILE");
    }
  }

  /// Reads a text.
  ///
  /// @param name of the file, for errors
  /// @throws InvalidConfiguration with each error and its line
  static Suppressions parse(String name, String text) {
    var file = new SuppressionFile(name);
    List<Suppression> all = file.compose(text);
    if (!file.errors.isEmpty()) {
      throw new InvalidConfiguration(
          String.join("\n", file.errors.subList(0, Math.min(MOST_ERRORS, file.errors.size()))));
    }
    return new Suppressions(all);
  }

  /// Nodes only: nothing in the file becomes an object, and aliases are not followed.
  private List<Suppression> compose(String text) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(name).setCodePointLimit(MOST_CHARACTERS).build();
    Optional<Node> root;
    try {
      root = new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      error(line(e.getProblemMark()), "no YAML: " + VisibleText.of(e.getProblem()));
      return List.of();
    } catch (YamlEngineException e) {
      error(1, "no YAML: " + VisibleText.of(String.valueOf(e.getMessage())));
      return List.of();
    }
    if (root.isEmpty() || isNothing(root.get())) {
      return List.of();
    }
    if (!(root.get() instanceof SequenceNode list)) {
      error(line(root.get()), "not a list of suppressions, each beginning with '- '");
      return List.of();
    }
    return list.getValue().stream().flatMap(node -> suppression(node).stream()).toList();
  }

  private static boolean isNothing(Node node) {
    return node instanceof ScalarNode scalar && scalar.getValue().isEmpty();
  }

  private Optional<Suppression> suppression(Node node) {
    int before = errors.size();
    if (!(node instanceof MappingNode mapping)) {
      error(line(node), "not a suppression: it has no keys such as rule, reason and expires");
      return Optional.empty();
    }
    int line = line(node);
    Map<String, String> values = values(mapping);
    String reason = required(values, "reason", line);
    String owner = required(values, "owner", line);
    Optional<LocalDate> expires = date(required(values, "expires", line), line);
    Optional<AddressRange> addresses = addresses(values.get("ip"), line);
    Optional<String> account = account(values.get("account"), line);
    if (!values.containsKey("rule")
        && !values.containsKey("actor")
        && !values.containsKey("ip")
        && !values.containsKey("account")) {
      error(line, "it covers everything: it needs a rule, an actor, an ip or an account");
    }
    if (errors.size() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new Suppression(
            Optional.ofNullable(values.get("rule")).map(Glob::new),
            Optional.ofNullable(values.get("actor")).map(Glob::new),
            addresses,
            account,
            reason,
            owner,
            expires.orElseThrow(),
            line));
  }

  private Map<String, String> values(MappingNode mapping) {
    var values = new LinkedHashMap<String, String>();
    for (NodeTuple entry : mapping.getValue()) {
      int line = line(entry.getKeyNode());
      String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (!KEYS.contains(key)) {
        error(
            line,
            "there is no key '"
                + VisibleText.of(key)
                + "'; known: "
                + String.join(", ", KEYS)
                + "."
                + Suggestions.didYouMean(key, KEYS));
      } else if (!(entry.getValueNode() instanceof ScalarNode value)
          || value.getValue().isBlank()) {
        error(line, key + " has no value, or more than one");
      } else if (values.putIfAbsent(key, value.getValue().strip()) != null) {
        error(line, key + " is there twice");
      }
    }
    return values;
  }

  private String required(Map<String, String> values, String key, int line) {
    String value = values.get(key);
    if (value == null) {
      error(line, "it has no " + key);
      return "";
    }
    return value;
  }

  private Optional<LocalDate> date(String text, int line) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException _) {
      error(line, "expires is no date such as 2027-03-31: " + VisibleText.of(text));
      return Optional.empty();
    }
  }

  private Optional<AddressRange> addresses(@Nullable String text, int line) {
    Optional<AddressRange> range = Optional.ofNullable(text).flatMap(AddressRange::of);
    if (text != null && range.isEmpty()) {
      error(
          line,
          "ip is no address such as 192.0.2.7, and no block such as 192.0.2.0/24: "
              + VisibleText.of(text));
    }
    return range;
  }

  private Optional<String> account(@Nullable String text, int line) {
    if (text != null && !text.matches("\\d{12}")) {
      error(line, "account is no 12-digit account id: " + VisibleText.of(text));
    }
    return Optional.ofNullable(text);
  }

  private void error(int line, String reason) {
    errors.add(name + ":" + line + ": " + reason);
  }

  private static int line(Node node) {
    return line(node.getStartMark());
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(one -> one.getLine() + 1).orElse(1);
  }
}
