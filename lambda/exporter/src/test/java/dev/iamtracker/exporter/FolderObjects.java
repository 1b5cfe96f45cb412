package dev.iamtracker.exporter;

import dev.iamtracker.export.LakeObjects;
import dev.iamtracker.store.StoreUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// The files of the lake in a folder of this machine.
record FolderObjects(Path folder) implements LakeObjects {
  @Override
  public List<Stored> list(String prefix) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".unfinished"))
          .map(this::stored)
          .filter(one -> one.key().startsWith(prefix))
          .sorted(java.util.Comparator.comparing(Stored::key))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stored stored(Path file) {
    try {
      var attributes =
          Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class);
      return new Stored(
          folder.relativize(file).toString(),
          attributes.size(),
          attributes.lastModifiedTime().toInstant(),
          attributes.fileKey().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void get(String key, Path file) {
    try {
      Files.copy(folder.resolve(key), file);
    } catch (NoSuchFileException e) {
      throw new StoreUnavailable("cannot read " + key + ": it is gone", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void put(String key, Path file) {
    try {
      Path target = folder.resolve(key);
      Files.createDirectories(target.getParent());
      Path unfinished = Files.createTempFile(target.getParent(), "put", ".unfinished");
      Files.copy(file, unfinished, StandardCopyOption.REPLACE_EXISTING);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void copy(String from, String to) {
    put(to, folder.resolve(from));
  }

  @Override
  public void delete(Collection<Stored> objects) {
    try {
      for (Stored object : objects) {
        Path file = folder.resolve(object.key());
        if (Files.exists(file) && stored(file).equals(object)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
