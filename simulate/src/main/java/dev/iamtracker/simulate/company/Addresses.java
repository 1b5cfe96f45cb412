package dev.iamtracker.simulate.company;

import dev.iamtracker.simulate.record.Dice;

/// Network addresses, all from ranges reserved for documentation, benchmarks or private use.
public final class Addresses {
  private Addresses() {}

  /// Somebody's own address; one in fifteen is IPv6.
  public static String ofPerson(Dice dice) {
    return dice.chance(1.0 / 15)
        ? "2001:db8:" + dice.hex(4) + ":" + dice.hex(4) + "::" + dice.hex(3)
        : "198.18." + dice.between(0, 255) + "." + dice.between(1, 254);
  }

  /// A server of a build service, new for every run.
  public static String ofRunner(Dice dice) {
    return "198.19." + dice.between(0, 255) + "." + dice.between(1, 254);
  }

  /// A machine inside the company's network.
  public static String inside(Dice dice) {
    return "10." + dice.between(0, 63) + "." + dice.between(0, 255) + "." + dice.between(4, 250);
  }

  /// Where attackers come from.
  public static String ofAttacker(Dice dice) {
    return "203.0.113." + dice.between(1, 254);
  }
}
