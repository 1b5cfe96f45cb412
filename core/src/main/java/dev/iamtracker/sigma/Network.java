package dev.iamtracker.sigma;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A network in CIDR notation.
///
/// @param address 4 or 16 bytes
/// @param bits of the address that its members share
@SuppressWarnings("ArrayRecordComponent")
public record Network(byte[] address, int bits) {
  /// Empty for what is no network.
  public static Optional<Network> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    byte[] bytes = address(address);
    if (bytes == null) {
      return Optional.empty();
    }
    int most = bytes.length * 8;
    if (slash < 0) {
      return Optional.of(new Network(bytes, most));
    }
    String length = text.substring(slash + 1);
    if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > most) {
      return Optional.empty();
    }
    return Optional.of(new Network(bytes, Integer.parseInt(length)));
  }

  /// Whether a text is an address in it.
  public boolean holds(String text) {
    byte[] other = address(text);
    if (other == null || other.length != address.length) {
      return false;
    }
    int whole = bits / 8;
    if (!Arrays.equals(address, 0, whole, other, 0, whole)) {
      return false;
    }
    int rest = bits % 8;
    int mask = 0xff00 >> rest & 0xff;
    return rest == 0 || (address[whole] & mask) == (other[whole] & mask);
  }

  /// The bytes of an IPv4 or IPv6 address, null for anything else. Nothing is looked up.
  static byte @Nullable [] address(String text) {
    return text.indexOf(':') >= 0 ? six(text) : four(text);
  }

  private static byte @Nullable [] four(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      if (!parts[i].matches("\\d{1,3}") || Integer.parseInt(parts[i]) > 255) {
        return null;
      }
      bytes[i] = (byte) Integer.parseInt(parts[i]);
    }
    return bytes;
  }

  private static byte @Nullable [] six(String text) {
    int gap = text.indexOf("::");
    String[] before = parts(gap < 0 ? text : text.substring(0, gap));
    String[] after = gap < 0 ? new String[0] : parts(text.substring(gap + 2));
    byte[] bytes = new byte[16];
    int head = put(before, bytes, 0);
    int tail = size(after);
    if (head < 0 || tail < 0 || (gap < 0 ? head != 16 : head + tail > 14)) {
      return null;
    }
    return put(after, bytes, 16 - tail) < 0 ? null : bytes;
  }

  private static String[] parts(String text) {
    return text.isEmpty() ? new String[0] : text.split(":", -1);
  }

  private static int size(String[] parts) {
    int size = 2 * parts.length;
    return parts.length > 0 && parts[parts.length - 1].contains(".") ? size + 2 : size;
  }

  /// Where it ends, -1 when a part is none.
  private static int put(String[] parts, byte[] bytes, int from) {
    int at = from;
    for (int i = 0; i < parts.length; i++) {
      if (i == parts.length - 1 && parts[i].contains(".")) {
        byte[] four = four(parts[i]);
        if (four == null || at + 4 > 16) {
          return -1;
        }
        System.arraycopy(four, 0, bytes, at, 4);
        at += 4;
      } else {
        if (!parts[i].matches("[0-9a-fA-F]{1,4}") || at + 2 > 16) {
          return -1;
        }
        int number = Integer.parseInt(parts[i], 16);
        bytes[at++] = (byte) (number >> 8);
        bytes[at++] = (byte) number;
      }
    }
    return at;
  }
}
