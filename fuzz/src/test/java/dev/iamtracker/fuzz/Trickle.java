package dev.iamtracker.fuzz;

import java.io.InputStream;

/// Bytes that come a few at a time, as over a network.
final class Trickle extends InputStream {
  private final byte[] content;
  private int at;
  private int dice;

  /// @param seed decides how many bytes come at a time
  Trickle(byte[] content, int seed) {
    this.content = content;
    this.dice = seed;
  }

  @Override
  public int read() {
    return at < content.length ? content[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int wanted) {
    if (wanted == 0) {
      return 0;
    }
    if (at == content.length) {
      return -1;
    }
    dice = dice * 1_103_515_245 + 12_345;
    int most = 1 + ((dice >>> 16) & ((dice & 0x100) == 0 ? 3 : 1023));
    int given = Math.min(Math.min(most, wanted), content.length - at);
    System.arraycopy(content, at, target, offset, given);
    at += given;
    return given;
  }
}
