package dev.iamtracker.files;

import dev.iamtracker.cloudtrail.LogFile;
import dev.iamtracker.files.Found.Missing;
import dev.iamtracker.files.Found.Skipped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One search for log files: follows links, visits each real folder once and takes each real file
/// once.
final class Search {
  private static final Comparator<DiskFile> IN_ORDER_OF_DELIVERY =
      Comparator.comparing((DiskFile file) -> file.delivered().isEmpty())
          .thenComparing(file -> file.delivered().orElse(""))
          .thenComparing(DiskFile::name);

  private final InputStream standardInput;
  private final List<LogFile> streams = new ArrayList<>();
  private final List<DiskFile> files = new ArrayList<>();
  private final List<Missing> missing = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private final Set<Path> realFolders = new HashSet<>();
  private final Set<Path> realFiles = new HashSet<>();
  private long litter;

  Search(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  Found found() {
    files.sort(IN_ORDER_OF_DELIVERY);
    List<LogFile> all = new ArrayList<>(files);
    all.addAll(streams);
    return new Found(all, missing, skipped, litter);
  }

  void argument(String argument) {
    if (argument.equals("-")) {
      if (streams.isEmpty()) {
        streams.add(new StandardInput(standardInput));
      }
    } else if (argument.isBlank()) {
      missing.add(new Missing(argument, "an empty path; is a variable not set?"));
    } else if (argument.startsWith("s3://")) {
      missing.add(
          new Missing(
              argument,
              "reading s3:// needs the AWS module, which is not wired in here;"
                  + " copy the objects to a folder first (aws s3 sync)"));
    } else {
      path(argument);
    }
  }

  private void path(String argument) {
    try {
      Path path = Path.of(argument);
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) || !PathPattern.isPattern(argument)) {
        named(path);
        return;
      }
      List<Path> matches = new PathPattern(argument).matches();
      if (matches.isEmpty()) {
        missing.add(new Missing(argument, "no file matches this pattern"));
      }
      matches.forEach(this::named);
    } catch (InvalidPathException e) {
      missing.add(new Missing(argument, "this is not a usable path: " + e.getReason()));
    } catch (IllegalArgumentException e) {
      missing.add(new Missing(argument, "this is not a usable pattern: " + e.getMessage()));
    }
  }

  private void named(Path path) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        folder(path);
      } else if (attributes.isRegularFile()) {
        file(path, path.toRealPath(), attributes.size());
      } else {
        missing.add(
            new Missing(
                path.toString(), "a pipe, socket or device is not read; use - and redirect it"));
      }
    } catch (NoSuchFileException e) {
      missing.add(new Missing(path.toString(), absent(path)));
    } catch (IOException e) {
      missing.add(new Missing(path.toString(), Reason.of(e)));
    }
  }

  private void folder(Path root) throws IOException {
    record Folder(Path named, Path real) {}
    ArrayDeque<Folder> open = new ArrayDeque<>();
    open.add(new Folder(root, root.toRealPath()));
    while (!open.isEmpty()) {
      Folder folder = open.removeLast();
      if (!realFolders.add(folder.real())) {
        continue;
      }
      for (Path child : children(folder.named())) {
        Path real = folder.real().resolve(child.getFileName());
        try {
          BasicFileAttributes attributes =
              Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
          if (attributes.isSymbolicLink()) {
            attributes = Files.readAttributes(child, BasicFileAttributes.class);
            real = child.toRealPath();
          }
          if (attributes.isDirectory()) {
            open.add(new Folder(child, real));
          } else if (attributes.isRegularFile()) {
            file(child, real, attributes.size());
          } else {
            skipped.add(new Skipped(child.toString(), "a pipe, socket or device"));
          }
        } catch (IOException e) {
          broken(child, e);
        }
      }
    }
  }

  private List<Path> children(Path folder) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder)) {
      listing.forEach(children::add);
    } catch (DirectoryIteratorException e) {
      IOException cause = e.getCause();
      String reason = cause == null ? "it cannot be listed" : Reason.of(cause);
      missing.add(new Missing(folder.toString(), reason));
    } catch (IOException e) {
      missing.add(new Missing(folder.toString(), Reason.of(e)));
    }
    children.sort(Comparator.naturalOrder());
    return children;
  }

  private void file(Path path, Path real, long bytes) {
    if (!realFiles.add(real)) {
      return;
    }
    if (Litter.is(path.getFileName().toString())) {
      litter++;
    } else if (!Files.isReadable(path)) {
      missing.add(new Missing(path.toString(), Reason.NO_PERMISSION));
    } else {
      files.add(new DiskFile(path, path.toString(), bytes));
    }
  }

  private void broken(Path child, IOException failure) {
    if (Files.isSymbolicLink(child)) {
      skipped.add(new Skipped(child.toString(), "a link that leads nowhere"));
    } else {
      missing.add(new Missing(child.toString(), Reason.of(failure)));
    }
  }

  private static String absent(Path path) {
    return Files.isSymbolicLink(path) ? "a link that leads nowhere" : Reason.ABSENT;
  }
}
