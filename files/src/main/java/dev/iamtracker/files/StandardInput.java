package dev.iamtracker.files;

import dev.iamtracker.cloudtrail.LogFile;
import java.io.IOException;
import java.io.InputStream;

/// What is piped into the program; it can be read once and is not closed.
record StandardInput(InputStream stream) implements LogFile {
  @Override
  public String name() {
    return "standard input";
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public void read(EntryReader reader) throws IOException {
    Unpacking.unpack(name(), stream, reader);
  }
}
