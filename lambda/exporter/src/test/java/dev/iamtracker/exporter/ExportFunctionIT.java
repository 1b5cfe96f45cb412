package dev.iamtracker.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.exporter.LakeCloud.Running;
import dev.iamtracker.standin.lambda.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFunctionIT {
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");
  private static final String SCHEDULED = "{\"source\":\"aws.events\"}";

  @TempDir private Path folder;
  private LakeCloud cloud;

  @BeforeEach
  void open() throws Exception {
    cloud = new LakeCloud(folder);
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  private static List<IdentityEvent> events(LocalDate day, String name, int count) {
    var events = new ArrayList<IdentityEvent>();
    for (int i = 0; i < count; i++) {
      events.add(TestDays.event(day, name + i, "alice"));
    }
    return events;
  }

  @Test
  void exportsWhatChangedAndLateEventsToo() throws Exception {
    cloud.stores(events(DAY, "a", 300));
    cloud.stores(events(DAY.plusDays(1), "b", 20));
    Running function = cloud.starts(ExportHandler.class);

    String first = function.answers(SCHEDULED);

    assertThat(first)
        .contains("\"status\":\"complete\"", "\"days_exported\":2", "\"events_exported\":320");
    assertThat(cloud.lake().ids()).hasSize(320).doesNotHaveDuplicates();
    assertThat(function.answers(SCHEDULED)).contains("\"days_exported\":0");
    cloud.stores(events(DAY, "late", 5));
    assertThat(function.answers(SCHEDULED))
        .contains("\"days_exported\":1", "\"events_exported\":305");
    assertThat(cloud.lake().ids()).hasSize(325).doesNotHaveDuplicates();
    assertThat(cloud.tables().kept("export").orElseThrow().text())
        .contains("\"events_exported\":305");
    assertThat(function.process().logged())
        .contains("\"ExportsCompleted\":1", "\"ExportLagSeconds\":0", "\"Stack\":\"" + cloud.stack);
  }

  @Test
  void yieldsToAnExportThatRuns() throws Exception {
    cloud.stores(events(DAY, "a", 3));
    Running function = cloud.starts(ExportHandler.class);
    try (var _ = cloud.bucket.objects().lease(InstantSource.system()).take("other").orElseThrow()) {
      assertThat(function.answers(SCHEDULED)).contains("\"status\":\"yielded\"");
    }
    assertThat(function.answers(SCHEDULED)).contains("\"days_exported\":1");
  }

  @Test
  void failsWithoutItsBucketAndNamesIt() throws Exception {
    cloud.more.put("ANALYTICS_BUCKET", "another-bucket");
    cloud.stores(events(DAY, "a", 3));

    Outcome outcome = cloud.starts(ExportHandler.class).invoke(SCHEDULED);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.report()).contains("another-bucket", "ANALYTICS_BUCKET"));
  }

  @Test
  void doesNotStartWithoutABucketInItsSettings() throws Exception {
    cloud.more.put("ANALYTICS_BUCKET", "");
    Running function = cloud.starts(ExportHandler.class);

    assertThat(function.api().notStarted())
        .succeedsWithin(Duration.ofSeconds(60))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.report()).contains("ANALYTICS_BUCKET is not set"));
  }

  @Test
  void whatIsKilledAnywhereIsExportedByTheNext() throws Exception {
    var stored = new TreeSet<String>();
    var random = new Random(7);
    for (int round = 0; round < 4; round++) {
      for (int day = 0; day < 3; day++) {
        List<IdentityEvent> some = events(DAY.plusDays(day), "r" + round + "-" + day + "-", 40);
        some.forEach(one -> stored.add(one.id().toString()));
        cloud.stores(some);
      }
      try (Running function = cloud.starts(LateExport.class)) {
        var _ = function.api().awaitQuestion(Duration.ofSeconds(60));
        var _ = function.api().invoke(SCHEDULED, Duration.ofMinutes(5));
        Thread.sleep(random.nextInt(200, 1500));
      }
    }
    try (Running function = cloud.starts(LateExport.class)) {
      assertThat(function.answers(SCHEDULED)).contains("\"status\":\"complete\"");
    }

    assertThat(cloud.lake().ids()).containsExactlyElementsOf(stored);
    assertThat(cloud.bucket.objects().list("exports/")).isEmpty();
  }
}
