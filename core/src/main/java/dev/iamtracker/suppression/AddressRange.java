package dev.iamtracker.suppression;

import java.net.InetAddress;
import java.util.Optional;

/// IP addresses that begin with the same bits: one address or a CIDR block.
public final class AddressRange {
  private final String text;
  private final byte[] address;
  private final int bits;

  private AddressRange(String text, byte[] address, int bits) {
    this.text = text;
    this.address = address;
    this.bits = bits;
  }

  /// Reads `192.0.2.7`, `192.0.2.0/24`, `2001:db8::/32`; empty for anything else.
  public static Optional<AddressRange> of(String text) {
    int slash = text.indexOf('/');
    return address(slash < 0 ? text : text.substring(0, slash))
        .flatMap(
            address -> {
              int all = address.length * 8;
              int bits = slash < 0 ? all : number(text.substring(slash + 1));
              return bits < 0 || bits > all
                  ? Optional.empty()
                  : Optional.of(new AddressRange(text, address, bits));
            });
  }

  /// Only literals: a name must never be looked up.
  private static Optional<byte[]> address(String text) {
    try {
      return text.indexOf('%') >= 0
          ? Optional.empty()
          : Optional.of(InetAddress.ofLiteral(text).getAddress());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static int number(String text) {
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
  }

  /// As it was written.
  public String text() {
    return text;
  }

  /// Whether a text is an address of the range; names of services are none.
  public boolean contains(String text) {
    return address(text).map(this::contains).orElse(false);
  }

  private boolean contains(byte[] other) {
    if (other.length != address.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      if (((address[bit / 8] ^ other[bit / 8]) & (0x80 >> bit % 8)) != 0) {
        return false;
      }
    }
    return true;
  }
}
