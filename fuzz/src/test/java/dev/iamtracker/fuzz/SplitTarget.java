package dev.iamtracker.fuzz;

import dev.iamtracker.cloudtrail.RecordSplitter.Found;
import dev.iamtracker.fuzz.Json.Fields;
import dev.iamtracker.fuzz.Json.Items;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A whole file of records, plain.
///
/// It is cut the same way however its bytes come; of valid JSON every record is found; a whole run
/// over it counts every record once and has no fault of its own.
final class SplitTarget implements FuzzTarget {
  private static final int DEEPEST = 90;

  @Override
  public void run(byte[] input) throws IOException {
    List<Piece> pieces = Piece.of(new ByteArrayInputStream(input));

    List<Piece> trickled = Piece.of(new Trickle(input, Arrays.hashCode(input)));
    if (!pieces.equals(trickled)) {
      throw new AssertionError("cut as " + pieces + ", and in small pieces as " + trickled);
    }
    String text = Json.decoded(input);
    if (text.indexOf('\ufffd') < 0 && !text.contains("\\u")) {
      Json.parseAll(text, DEEPEST).flatMap(SplitTarget::records).ifPresent(r -> check(r, pieces));
    }
    Run.check(input);
  }

  private static void check(List<Json> records, List<Piece> pieces) {
    List<Json> found =
        pieces.stream()
            .filter(Piece::isRecord)
            .map(piece -> Json.parse(piece.text(), DEEPEST + 1).orElseThrow())
            .toList();
    if (!found.equals(records)) {
      throw new AssertionError("these records: " + records + ", cut as " + pieces);
    }
    if (pieces.stream().anyMatch(piece -> piece.found() == Found.NOT_JSON)) {
      throw new AssertionError("JSON was taken for something else: " + pieces);
    }
  }

  /// The records in values that stand one after another; nothing where that is not certain.
  private static Optional<List<Json>> records(List<Json> roots) {
    var records = new ArrayList<Json>();
    for (Json root : roots) {
      switch (root) {
        case Items(var items) ->
            items.stream().filter(Fields.class::isInstance).forEach(records::add);
        case Fields fields when !fields.repeated() -> records.addAll(records(fields));
        case Json _ -> {
          return Optional.empty();
        }
      }
    }
    return roots.isEmpty() ? Optional.empty() : Optional.of(records);
  }

  private static List<Json> records(Fields object) {
    List<Items> lists =
        object.fields().entrySet().stream()
            .filter(field -> field.getKey().equals("Records") || field.getKey().equals("Events"))
            .map(field -> field.getValue())
            .filter(Items.class::isInstance)
            .map(Items.class::cast)
            .toList();
    return lists.isEmpty()
        ? List.of(object)
        : lists.stream()
            .flatMap(list -> list.items().stream())
            .filter(Fields.class::isInstance)
            .toList();
  }
}
