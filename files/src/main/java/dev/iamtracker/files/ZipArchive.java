package dev.iamtracker.files;

import dev.iamtracker.cloudtrail.UnreadableInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// A zip archive, read from its start to its end: the list of its files at the end is not needed,
/// so a truncated archive gives what it has and a million files take no memory.
final class ZipArchive implements Archive {
  private final ZipEnd packed;
  private final ZipArchiveInputStream zip;
  private @Nullable ZipArchiveEntry upcoming;
  private boolean atUpcoming;
  private @Nullable UnreadableInput failure;
  private Content content = new Content(new ZipArchiveEntry(""));

  ZipArchive(InputStream packed) {
    this.packed = new ZipEnd(packed);
    this.zip =
        new ZipArchiveInputStream(
            this.packed, StandardCharsets.UTF_8.name(), true, false, /* skipSplitSig= */ true);
  }

  @Override
  public boolean next() throws UnreadableInput {
    do {
      if (!atUpcoming) {
        advance();
      }
      atUpcoming = false;
      if (failure != null) {
        throw failure;
      }
      if (upcoming == null) {
        packed.checkReached();
        return false;
      }
      content = new Content(upcoming);
    } while (upcoming.isDirectory());
    return true;
  }

  @Override
  public String entryName() {
    return content.entry.getName();
  }

  @Override
  public InputStream content() {
    return content;
  }

  // An entry followed by its sizes ends where its decompression ends, so it has to be read through.
  @Override
  public void finish(InputStream watched) throws UnreadableInput {
    if (content.ended || !content.entry.getGeneralPurposeBit().usesDataDescriptor()) {
      return;
    }
    try {
      byte[] chunk = new byte[1 << 16];
      while (watched.read(chunk, 0, chunk.length) >= 0) {
        // only to get past it
      }
    } catch (IOException e) {
      if (!content.ended) {
        throw new UnreadableInput(
            "the zip archive cannot be read past an entry in it: " + e.getMessage(), e);
      }
    }
  }

  private void advance() {
    atUpcoming = true;
    try {
      upcoming = zip.getNextEntry();
    } catch (IOException | RuntimeException e) {
      failure = failure(e);
    }
  }

  private static UnreadableInput failure(Exception e) {
    String message = String.valueOf(e.getMessage());
    return e instanceof EOFException || message.contains("Truncated")
        ? Reason.truncated("zip", e)
        : Reason.damaged("zip", e);
  }

  private final class Content extends InputStream {
    private final ZipArchiveEntry entry;
    private final CRC32 crc = new CRC32();
    private boolean ended;
    private @Nullable UnreadableInput damage;

    Content(ZipArchiveEntry entry) {
      this.entry = entry;
    }

    @Override
    public int read(byte[] target, int offset, int wanted) throws UnreadableInput {
      if (damage != null) {
        throw damage;
      }
      if (ended) {
        return -1;
      }
      try {
        checkReadable();
        int read = zip.read(target, offset, wanted);
        if (read >= 0) {
          crc.update(target, offset, read);
          return read;
        }
        end();
        return -1;
      } catch (IOException | RuntimeException e) {
        damage = failure(e);
        throw damage;
      }
    }

    @Override
    public int read() throws UnreadableInput {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    private void checkReadable() throws UnreadableInput {
      if (zip.canReadEntryData(entry)) {
        return;
      }
      throw new UnreadableInput(
          entry.getGeneralPurposeBit().usesEncryption()
              ? "it is encrypted; unpack the archive with its password first"
              : "its kind of zip compression (method " + entry.getMethod() + ") is not read here",
          null);
    }

    // The check sum may stand after the entry: going to the next one reads it.
    private void end() throws UnreadableInput {
      ended = true;
      advance();
      if (entry.getCrc() >= 0 && entry.getCrc() != crc.getValue()) {
        throw new UnreadableInput("zip data is damaged: its check sum differs", null);
      }
    }
  }
}
