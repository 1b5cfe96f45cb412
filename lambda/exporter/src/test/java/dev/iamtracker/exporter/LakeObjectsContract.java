package dev.iamtracker.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.export.LakeObjects;
import dev.iamtracker.export.LakeObjects.Stored;
import dev.iamtracker.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every store of the lake's files does.
interface LakeObjectsContract {
  String DAY = "iam-events/event_date=2026-11-20/";

  LakeObjects objects();

  private static Path file(Path folder, String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "file", ""), text, UTF_8);
  }

  private String text(Path folder, String key) throws IOException {
    Path file = folder.resolve("got-" + key.hashCode() + "-" + System.identityHashCode(key));
    Files.deleteIfExists(file);
    objects().get(key, file);
    return Files.readString(file, UTF_8);
  }

  private List<String> keys(String prefix) {
    return objects().list(prefix).stream().map(Stored::key).toList();
  }

  @Test
  default void whatWasPutIsListedAndRead(@TempDir Path folder) throws IOException {
    objects().put(DAY + "part-00001.parquet", file(folder, "one"));
    objects().put(DAY + "part-00000.parquet", file(folder, "zero"));
    objects().put("iam-events/event_date=2026-11-21/part-00000.parquet", file(folder, "other"));

    assertThat(keys(DAY)).containsExactly(DAY + "part-00000.parquet", DAY + "part-00001.parquet");
    assertThat(objects().list(DAY)).extracting(Stored::bytes).containsExactly(4L, 3L);
    assertThat(text(folder, DAY + "part-00001.parquet")).isEqualTo("one");
  }

  @Test
  default void putReplacesAndChangesTheTag(@TempDir Path folder) throws IOException {
    objects().put(DAY + "part-00000.parquet", file(folder, "old"));
    Stored before = objects().list(DAY).getFirst();
    objects().put(DAY + "part-00000.parquet", file(folder, "new"));

    assertThat(text(folder, DAY + "part-00000.parquet")).isEqualTo("new");
    assertThat(objects().list(DAY).getFirst().tag()).isNotEqualTo(before.tag());
  }

  @Test
  default void copyReplaces(@TempDir Path folder) throws IOException {
    objects().put("exports/run/part", file(folder, "new"));
    objects().put(DAY + "part-00000.parquet", file(folder, "old"));

    objects().copy("exports/run/part", DAY + "part-00000.parquet");

    assertThat(text(folder, DAY + "part-00000.parquet")).isEqualTo("new");
    assertThat(text(folder, "exports/run/part")).isEqualTo("new");
  }

  @Test
  default void largeFilesArriveWhole(@TempDir Path folder) throws IOException {
    byte[] large = new byte[37 << 20];
    new Random(7).nextBytes(large);
    Path file = folder.resolve("large");
    Files.write(file, large);

    objects().put(DAY + "part-00000.parquet", file);
    Path back = folder.resolve("back");
    objects().get(DAY + "part-00000.parquet", back);

    assertThat(Files.mismatch(file, back)).isEqualTo(-1);
    assertThat(objects().list(DAY)).extracting(Stored::bytes).containsExactly((long) large.length);
  }

  @Test
  default void deletesWhatIsNamedAndNothingElse(@TempDir Path folder) throws IOException {
    objects().put(DAY + "trail-a", file(folder, "a"));
    objects().put(DAY + "trail-b", file(folder, "b"));

    objects().delete(List.of(objects().list(DAY).getFirst()));
    objects().delete(List.of());

    assertThat(keys(DAY)).containsExactly(DAY + "trail-b");
  }

  @Test
  default void deletingWhatIsGoneIsNoError(@TempDir Path folder) throws IOException {
    objects().put(DAY + "trail-a", file(folder, "a"));
    List<Stored> listed = objects().list(DAY);
    objects().delete(listed);

    objects().delete(listed);

    assertThat(keys(DAY)).isEmpty();
  }

  @Test
  default void listsAndDeletesThousands(@TempDir Path folder) throws IOException {
    Path file = file(folder, "x");
    for (int i = 0; i < 1100; i++) {
      objects().put(DAY + "trail-%05d".formatted(i), file);
    }
    assertThat(keys(DAY)).hasSize(1100).isSorted();

    objects().delete(objects().list(DAY));

    assertThat(keys(DAY)).isEmpty();
  }

  @Test
  default void whatIsNotThereCannotBeRead(@TempDir Path folder) {
    assertThatThrownBy(() -> objects().get(DAY + "part-00009.parquet", folder.resolve("none")))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("part-00009.parquet");
  }
}
