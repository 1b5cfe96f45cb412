package dev.iamtracker.exporter;

import dev.iamtracker.export.LakeObjects;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/// Tells somebody before and after everything that changes the lake; a deletion of several is as
/// many steps.
final class WatchedObjects implements LakeObjects {
  private final LakeObjects objects;
  private final BiConsumer<Integer, String> watch;
  private final AtomicInteger step = new AtomicInteger();

  /// @param watch hears the number of the step, from 0, and what it is
  WatchedObjects(LakeObjects objects, BiConsumer<Integer, String> watch) {
    this.objects = objects;
    this.watch = watch;
  }

  private void step(String what) {
    watch.accept(step.getAndIncrement(), what);
  }

  @Override
  public List<Stored> list(String prefix) {
    return objects.list(prefix);
  }

  @Override
  public void get(String key, Path file) {
    objects.get(key, file);
  }

  @Override
  public void put(String key, Path file) {
    step("put " + key);
    objects.put(key, file);
    step("was put " + key);
  }

  @Override
  public void copy(String from, String to) {
    step("copy " + to);
    objects.copy(from, to);
    step("was copied " + to);
  }

  @Override
  public void delete(Collection<Stored> all) {
    for (Stored one : all) {
      step("delete " + one.key());
      objects.delete(List.of(one));
    }
    step("were deleted");
  }
}
