package dev.iamtracker.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.alert.Channel;
import dev.iamtracker.alert.Delivery;
import dev.iamtracker.alert.Delivery.Accepted;
import dev.iamtracker.alert.Delivery.Refused;
import dev.iamtracker.alert.Delivery.Uncertain;
import dev.iamtracker.alert.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that gets one JSON object a line. Each line is appended with one write and forced to the
/// disk, so several programs may write to the file, and others follow it.
record JsonLinesChannel(Path file) implements Channel {
  @Override
  public String name() {
    return "file";
  }

  @Override
  public Delivery deliver(Message message) {
    byte[] line = (MessageJson.of(message) + "\n").getBytes(UTF_8);
    int written = 0;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      written = channel.write(ByteBuffer.wrap(line));
      if (written < line.length) {
        // The disk is full: the line is ended, so that the next one is whole.
        channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
        return new Refused("the disk of " + file + " is full");
      }
      channel.force(true);
      return new Accepted();
    } catch (IOException e) {
      return written == line.length
          ? new Uncertain("cannot force " + file + " to the disk: " + reason(e))
          : new Refused("cannot write to " + file + ": " + reason(e));
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "its folder is not there";
      default -> String.valueOf(e.getMessage());
    };
  }
}
