package dev.iamtracker.sigma;

import dev.iamtracker.sigma.Yaml.Field;
import dev.iamtracker.sigma.Yaml.Items;
import dev.iamtracker.sigma.Yaml.Kind;
import dev.iamtracker.sigma.Yaml.Mapping;
import dev.iamtracker.sigma.Yaml.Scalar;
import dev.iamtracker.sigma.YamlText.Document;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Reads one YAML document of a file that nobody vouches for: tags make no objects, aliases do not
/// multiply, and what is too large or too deep is refused.
final class YamlReader {
  private static final int MOST_CODE_POINTS = 3 << 20;
  private static final int MOST_ALIASES = 50;
  private static final int MOST_NODES = 200_000;
  private static final int MOST_CHARACTERS = 2 * MOST_CODE_POINTS;
  private static final String TOO_LARGE = "the document is too large once its aliases are put in";
  private static final int DEEPEST = 60;
  private static final String TOO_DEEP = "nested deeper than " + DEEPEST + " levels, or in itself";
  private static final Map<Tag, Kind> SCALARS =
      Map.of(
          Tag.STR, Kind.TEXT,
          Tag.INT, Kind.NUMBER,
          Tag.FLOAT, Kind.NUMBER,
          Tag.BOOL, Kind.BOOLEAN,
          Tag.NULL, Kind.NULL);

  private final String file;
  private final int line;
  private int nodes;
  private long characters;

  /// @param line of the file in which the document begins, from 0
  private YamlReader(String file, int line) {
    this.file = file;
    this.line = line;
  }

  /// @throws Unusable for what is no YAML, or not such that a rule may be
  static Optional<Yaml> read(String file, Document document) {
    var settings =
        LoadSettings.builder()
            .setLabel(file)
            .setCodePointLimit(MOST_CODE_POINTS)
            .setMaxAliasesForCollections(MOST_ALIASES)
            .setUseMarks(true)
            .setSchema(new CoreSchema())
            .build();
    var reader = new YamlReader(file, document.line());
    reader.checkText(document.text());
    try {
      reader.checkDepth(new Parse(settings).parseString(document.text()));
      return new Compose(settings).composeString(document.text()).map(node -> reader.yaml(node, 0));
    } catch (MarkedYamlEngineException e) {
      Place place =
          e.getProblemMark().or(e::getContextMark).map(reader::place).orElse(reader.start());
      throw new Unusable(place, "not valid YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new Unusable(
          reader.start(), "not valid YAML: " + String.valueOf(e.getMessage()).strip());
    }
  }

  /// Refuses what no text in UTF-8 has.
  private void checkText(String text) {
    int row = line + 1;
    int column = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        row++;
        column = 0;
      } else if (c == '\uFFFD') {
        throw new Unusable(new Place(file, row, column), "the file is not a text in UTF-8");
      } else if ((c < ' ' && c != '\t') || c == 0x7F || c >= '\uFFFE') {
        throw new Unusable(
            new Place(file, row, column),
            "the character U+%04X is not allowed in rules".formatted((int) c));
      }
      column++;
    }
  }

  /// Looks for what is nested too deep before anything is built of it.
  private void checkDepth(Iterable<Event> events) {
    int depth = 0;
    for (Event event : events) {
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST + 1) {
        throw new Unusable(event.getStartMark().map(this::place).orElse(start()), TOO_DEEP);
      }
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
    }
  }

  private Yaml yaml(Node node, int depth) {
    Place place = node.getStartMark().map(this::place).orElse(start());
    if (++nodes > MOST_NODES) {
      throw new Unusable(place, TOO_LARGE);
    }
    if (depth > DEEPEST) {
      throw new Unusable(place, TOO_DEEP);
    }
    return switch (node) {
      case MappingNode mapping when mapping.getTag().equals(Tag.MAP) ->
          mapping(mapping, place, depth);
      case SequenceNode sequence when sequence.getTag().equals(Tag.SEQ) -> {
        var items = new ArrayList<Yaml>();
        for (Node item : sequence.getValue()) {
          items.add(yaml(item, depth + 1));
        }
        yield new Items(place, List.copyOf(items));
      }
      case ScalarNode scalar when SCALARS.containsKey(scalar.getTag()) -> scalar(scalar, place);
      default ->
          throw new Unusable(
              place, "the tag " + node.getTag().getValue() + " is not allowed in rules");
    };
  }

  private Scalar scalar(ScalarNode scalar, Place place) {
    characters += scalar.getValue().length();
    if (characters > MOST_CHARACTERS) {
      throw new Unusable(place, TOO_LARGE);
    }
    return new Scalar(place, SCALARS.getOrDefault(scalar.getTag(), Kind.TEXT), scalar.getValue());
  }

  private Mapping mapping(MappingNode mapping, Place place, int depth) {
    var fields = new ArrayList<Field>();
    Set<String> names = new HashSet<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Yaml key = yaml(tuple.getKeyNode(), depth + 1);
      if (!(key instanceof Scalar(var keyPlace, _, var name))) {
        throw new Unusable(key.place(), "a name has to be a text, not " + key.what());
      }
      if (!names.add(name)) {
        throw new Unusable(keyPlace, "'" + name + "' occurs twice");
      }
      fields.add(new Field(name, keyPlace, yaml(tuple.getValueNode(), depth + 1)));
    }
    return new Mapping(place, List.copyOf(fields));
  }

  private Place place(Mark mark) {
    return new Place(file, line + mark.getLine() + 1, mark.getColumn() + 1);
  }

  private Place start() {
    return new Place(file, line + 1, 1);
  }
}
