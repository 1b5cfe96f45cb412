package dev.iamtracker.channel;

import dev.iamtracker.event.AddressRange;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// Which addresses lie in the public internet. What does not may answer only inside of a network:
/// the metadata service of a cloud, an unprotected administration page.
///
/// See https://www.iana.org/assignments/iana-ipv4-special-registry and
/// https://www.iana.org/assignments/iana-ipv6-special-registry.
final class PublicAddresses {
  private static final List<AddressRange> SPECIAL =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/3",
              // Everything but global unicast: loopback, mapped, translated, private, link-local.
              "::/3",
              "4000::/2",
              "8000::/1",
              // Within global unicast: tunnels that lead to any IPv4 address, and documentation.
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "3fff::/20")
          .map(range -> AddressRange.of(range).orElseThrow())
          .toList();

  private PublicAddresses() {}

  static boolean contain(InetAddress address) {
    byte[] bytes = address.getAddress();
    return SPECIAL.stream().noneMatch(range -> range.contains(bytes));
  }
}
