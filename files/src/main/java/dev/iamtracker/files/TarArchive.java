package dev.iamtracker.files;

import dev.iamtracker.cloudtrail.UnreadableInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// A tar archive.
final class TarArchive implements Archive {
  private final Records records;
  private String entryName = "";
  private InputStream content = InputStream.nullInputStream();

  TarArchive(InputStream packed) {
    this.records = new Records(packed);
  }

  @Override
  public boolean next() throws UnreadableInput {
    TarArchiveEntry entry;
    do {
      try {
        records.headers = 0;
        entry = records.getNextEntry();
      } catch (IOException | RuntimeException e) {
        throw failure(e);
      }
      if (entry == null) {
        if (!records.sawEnd) {
          throw Reason.truncated("tar", null);
        }
        return false;
      }
    } while (!entry.isFile() || entry.isLink() || entry.isSymbolicLink());
    entryName = entry.getName();
    content = new Content();
    return true;
  }

  @Override
  public String entryName() {
    return entryName;
  }

  @Override
  public InputStream content() {
    return content;
  }

  @Override
  public void finish(InputStream content) {
    // The header says where the next file starts.
  }

  private static UnreadableInput failure(Exception e) {
    String message = String.valueOf(e.getMessage());
    return e instanceof EOFException || message.contains("Truncated")
        ? Reason.truncated("tar", e)
        : Reason.damaged("tar", e);
  }

  private static final class Records extends TarArchiveInputStream {
    // The library calls itself for every header that only describes the next one.
    private static final int MOST_HEADERS = 200;

    private boolean sawEnd;
    private int headers;

    Records(InputStream packed) {
      super(packed, StandardCharsets.UTF_8.name());
    }

    @Override
    protected byte @Nullable [] readRecord() throws IOException {
      if (++headers > MOST_HEADERS) {
        throw new IOException("more than " + MOST_HEADERS + " headers for one file");
      }
      return super.readRecord();
    }

    @Override
    protected boolean isEOFRecord(byte @Nullable [] record) {
      boolean end = super.isEOFRecord(record);
      sawEnd |= end && record != null;
      return end;
    }
  }

  private final class Content extends InputStream {
    @Override
    public int read(byte[] target, int offset, int wanted) throws UnreadableInput {
      try {
        return records.read(target, offset, wanted);
      } catch (IOException | RuntimeException e) {
        throw failure(e);
      }
    }

    @Override
    public int read() throws UnreadableInput {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }
  }
}
