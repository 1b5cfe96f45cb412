package dev.iamtracker.export;

import dev.iamtracker.export.DayFiles.Written;
import dev.iamtracker.export.ExportSummary.ExportedDay;
import dev.iamtracker.export.LakeObjects.Stored;
import dev.iamtracker.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Makes the files of a day anew, of the event store and of what the lake has of the day already,
/// and puts them in the place of the old ones.
///
/// At no moment does a reader miss an event. It may see some twice between the first copy and the
/// last deletion; a run that is killed there leaves it so until the day is exported again.
final class DayExport {
  private final EventDays days;
  private final LakeObjects objects;
  private final DayFiles.Factory factory;
  private final String run;

  DayExport(EventDays days, LakeObjects objects, DayFiles.Factory factory, String run) {
    this.days = days;
    this.objects = objects;
    this.factory = factory;
    this.run = run;
  }

  /// @throws StoreUnavailable when something cannot be read or written
  /// @throws OutOfTime when reading took too long; the lake is as it was
  ExportedDay export(LocalDate day, TimeLeft time) {
    List<LakeFile> before = list(day);
    try (DayFiles files = factory.begin(day)) {
      // Of events that several have, the event store knows best, and then what was exported before.
      new PartReading(days, day, files, time).run();
      DayFiles.Fetch fetch =
          (key, file) -> {
            time.check(day);
            objects.get(key, file);
          };
      files.addFiles(keys(before, file -> !file.isTrail()), fetch);
      files.addFiles(keys(before, LakeFile::isTrail), fetch);
      time.check(day);
      Written written = files.write();
      int parts = written.files().size();
      long bytes = written.files().stream().mapToLong(DayExport::size).sum();
      if (parts > 0) {
        stage(day, written.files());
        show(day, parts);
      }
      // While delivered files are left the next run sees that it has to go on here.
      delete(before.stream().filter(file -> file.isSurplus(parts)).toList());
      List<LakeFile> trail = before.stream().filter(LakeFile::isTrail).toList();
      delete(trail);
      objects.delete(objects.list(LakeFile.STAGED + run + "/"));
      return new ExportedDay(day, written.events(), bytes, parts, trail.size());
    }
  }

  private List<LakeFile> list(LocalDate day) {
    return objects.list(LakeFile.folder(day)).stream()
        .flatMap(object -> LakeFile.of(object).stream())
        .toList();
  }

  private static List<String> keys(List<LakeFile> files, Predicate<LakeFile> wanted) {
    return files.stream().filter(wanted).map(file -> file.object().key()).toList();
  }

  private void stage(LocalDate day, List<Path> files) {
    for (int part = 0; part < files.size(); part++) {
      objects.put(LakeFile.staged(run, day, part), files.get(part));
    }
  }

  /// The last part comes first: where a day gets more parts than it had, an event is in a new one
  /// before it leaves the old one.
  private void show(LocalDate day, int parts) {
    for (int part = parts - 1; part >= 0; part--) {
      objects.copy(LakeFile.staged(run, day, part), LakeFile.part(day, part));
    }
  }

  /// Deletes what is part of the new files, unless it was written again meanwhile.
  private void delete(List<LakeFile> merged) {
    if (merged.isEmpty()) {
      return;
    }
    Set<Stored> now = new HashSet<>(objects.list(LakeFile.folder(merged.getFirst().day())));
    var same = new ArrayList<Stored>();
    for (LakeFile file : merged) {
      if (now.contains(file.object())) {
        same.add(file.object());
      }
    }
    objects.delete(same);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new StoreUnavailable("cannot read " + file, e);
    }
  }
}
