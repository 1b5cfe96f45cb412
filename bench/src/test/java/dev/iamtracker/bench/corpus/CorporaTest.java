package dev.iamtracker.bench.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.bench.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorporaTest {
  private static final Recipe SMALL = Recipe.simulation(1500, 2);

  @TempDir private Path folder = Path.of("");
  private final List<String> said = new ArrayList<>();

  private Corpora corpora(String generator) {
    return new Corpora(folder, generator, said::add);
  }

  private static String unpacked(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static List<?> records(Path file) throws IOException {
    return Json.object(unpacked(file)).get("Records") instanceof List<?> list ? list : List.of();
  }

  @Test
  void countsRecordsAndBytes() throws IOException {
    Corpus corpus = corpora("v1").get(SMALL);

    long records = 0;
    long json = 0;
    long gzip = 0;
    for (Path file : corpus.list()) {
      records += records(file).size();
      json += unpacked(file).getBytes(UTF_8).length;
      gzip += Files.size(file);
    }
    assertThat(corpus)
        .isEqualTo(
            new Corpus(
                "`iat simulate --events 1500 --days 2 --end 2026-11-22`",
                corpus.folder(),
                records,
                corpus.list().size(),
                gzip,
                json));
    assertThat(records).isGreaterThanOrEqualTo(1500);
  }

  @Test
  void makesACorpusOnce() {
    Corpus made = corpora("v1").get(SMALL);
    Corpus known = corpora("v1").get(SMALL);

    assertThat(known).isEqualTo(made);
    assertThat(said).hasSize(1);
  }

  @Test
  void makesItAgainForAnotherVersionOfTheSimulation() {
    corpora("v1").get(SMALL);
    corpora("v2").get(SMALL);

    assertThat(said).hasSize(2);
  }

  @Test
  void makesItAgainWhenItWasNotFinished() throws IOException {
    Corpus made = corpora("v1").get(SMALL);
    Files.delete(made.folder().resolve("corpus.json"));

    assertThat(corpora("v1").get(SMALL)).isEqualTo(made);
    assertThat(said).hasSize(2);
  }

  @Test
  void thinsOutIdentityRecords() throws IOException {
    Corpus corpus = corpora("v1").get(Recipe.others(1000, 2, 90));

    long all = 0;
    long others = 0;
    for (Path file : corpus.list()) {
      for (Object record : records(file)) {
        all++;
        String source =
            record instanceof Map<?, ?> map ? String.valueOf(map.get("eventSource")) : "";
        others += source.matches("(iam|sts|signin|sso|.*identity.*)\\..*") ? 0 : 1;
      }
    }
    assertThat(corpus.records()).isEqualTo(all);
    assertThat((double) others / all).isBetween(0.89, 0.92);
    assertThat(all).isBetween(800L, 1200L);
  }

  @Test
  void keepsNoIdentityRecordAtAllWhereNoneIsWanted() throws IOException {
    Corpus corpus = corpora("v1").get(Recipe.others(1000, 2, 100));

    for (Path file : corpus.list()) {
      assertThat(unpacked(file))
          .doesNotContain("\"eventSource\":\"iam.amazonaws.com\"")
          .doesNotContain("\"eventSource\":\"sts.amazonaws.com\"");
    }
    assertThat(corpus.records()).isBetween(800L, 1200L);
  }

  @Test
  void knowsHowLargeFilesPackedHarderWouldBe() throws IOException {
    Corpus corpus = corpora("v1").get(SMALL);

    assertThat(Repacked.bytes(corpus)).isBetween(corpus.gzipBytes() / 2, corpus.gzipBytes());
  }
}
