package dev.iamtracker.bench.corpus;

import dev.iamtracker.TrackerException;
import dev.iamtracker.bench.folder.Folder;
import dev.iamtracker.bench.json.Json;
import dev.iamtracker.simulate.Simulation;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes corpora, and keeps them for the next time as long as the simulation stays the same.
///
/// @param folder they are kept in
/// @param generator version of the simulation
/// @param progress told what is being made
public record Corpora(Path folder, String generator, Consumer<String> progress) {
  /// Written last: a corpus without it is unfinished.
  private static final String FACTS = "corpus.json";

  /// The corpus of a recipe, made now if it is not there.
  public Corpus get(Recipe recipe) {
    Path place = folder.resolve(recipe.folderName());
    try {
      Corpus known = known(recipe, place);
      return known == null ? make(recipe, place) : known;
    } catch (IOException e) {
      throw new TrackerException("Cannot write the corpus " + place + ": " + e + ".", e);
    }
  }

  private @Nullable Corpus known(Recipe recipe, Path place) throws IOException {
    Path file = place.resolve(FACTS);
    if (!Files.exists(file)) {
      return null;
    }
    Map<String, @Nullable Object> facts = Json.object(Files.readString(file));
    return generator.equals(facts.get("generator"))
        ? new Corpus(
            recipe.text(),
            place,
            number(facts, "records"),
            number(facts, "files"),
            number(facts, "gzip_bytes"),
            number(facts, "json_bytes"))
        : null;
  }

  private static long number(Map<String, @Nullable Object> facts, String name) {
    return facts.get(name) instanceof BigDecimal number ? number.longValueExact() : 0;
  }

  private Corpus make(Recipe recipe, Path place) throws IOException {
    progress.accept("making a corpus once: " + recipe.text());
    new Folder(place).delete();
    long records = recipe.otherPercent() == 0 ? simulate(recipe, place) : thin(recipe, place);
    long gzip = 0;
    long json = 0;
    List<Path> files = Corpus.list(place.resolve("AWSLogs"));
    for (Path file : files) {
      gzip += Files.size(file);
      json += GzipTrailer.contentBytes(file);
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("generator", generator);
    facts.put("records", records);
    facts.put("files", (long) files.size());
    facts.put("gzip_bytes", gzip);
    facts.put("json_bytes", json);
    Files.writeString(place.resolve(FACTS), Json.line(facts) + "\n");
    return new Corpus(recipe.text(), place, records, files.size(), gzip, json);
  }

  private static long simulate(Recipe recipe, Path place) throws IOException {
    return Simulation.write(place, recipe.plan(), _ -> {}).records();
  }

  private static long thin(Recipe recipe, Path place) throws IOException {
    Path whole = place.resolveSibling(place.getFileName() + ".whole");
    new Folder(whole).delete();
    simulate(recipe, whole);
    long records =
        new Thinning(recipe.otherPercent())
            .copy(whole.resolve("AWSLogs"), place.resolve("AWSLogs"));
    new Folder(whole).delete();
    return records;
  }
}
