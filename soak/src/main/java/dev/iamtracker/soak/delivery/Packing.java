package dev.iamtracker.soak.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The ways in which the same records may come.
enum Packing {
  /// As CloudTrail delivers them.
  DELIVERED {
    @Override
    Path pack(List<Path> files, Path folder) {
      return folder;
    }
  },
  /// Unpacked.
  PLAIN {
    @Override
    Path pack(List<Path> files, Path folder) throws IOException {
      Path plain = Files.createDirectory(folder.resolveSibling("plain"));
      for (Path file : files) {
        String name = file.getFileName().toString().replace(".gz", "");
        Files.write(plain.resolve(name), Gzip.unpack(file));
      }
      return plain;
    }
  },
  /// One large file that holds one delivery after another.
  ONE_FILE {
    @Override
    Path pack(List<Path> files, Path folder) throws IOException {
      Path lines = folder.resolveSibling("all.json");
      try (OutputStream out = Files.newOutputStream(lines)) {
        for (Path file : files) {
          out.write(Gzip.unpack(file));
          out.write("\n".getBytes(UTF_8));
        }
      }
      return lines;
    }
  },
  /// An archive of the files.
  ARCHIVE {
    @Override
    Path pack(List<Path> files, Path folder) throws IOException {
      Path archive = folder.resolveSibling("logs.zip");
      try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
        for (Path file : files) {
          zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
          Files.copy(file, zip);
        }
      }
      return archive;
    }
  };

  /// Packs delivery files.
  ///
  /// @param files all that lie in the folder
  /// @return what to read
  abstract Path pack(List<Path> files, Path folder) throws IOException;

  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
