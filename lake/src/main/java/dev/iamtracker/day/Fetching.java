package dev.iamtracker.day;

import dev.iamtracker.export.DayFiles.Fetch;
import dev.iamtracker.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Gets files of a lake elsewhere into a folder, several at a time.
record Fetching(Path folder, int atOnce) {
  /// The files, named as they are there.
  ///
  /// @throws StoreUnavailable when one of them cannot be had
  List<Path> get(List<String> keys, Fetch fetch) {
    var files = new ArrayList<Path>();
    var fetching = new ArrayList<Future<?>>();
    try (var executor = Executors.newFixedThreadPool(atOnce)) {
      Files.createDirectories(folder);
      for (String key : keys) {
        Path file = folder.resolve(key.substring(key.lastIndexOf('/') + 1));
        files.add(file);
        fetching.add(executor.submit(() -> fetch.get(key, file)));
      }
      for (Future<?> one : fetching) {
        one.get();
      }
      return files;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new StoreUnavailable("cannot get files of the lake: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("getting files of the lake was interrupted", e);
    } catch (IOException e) {
      throw new StoreUnavailable("cannot make the folder " + folder + ": " + e.getMessage(), e);
    }
  }
}
