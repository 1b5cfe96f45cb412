package dev.iamtracker.simulate.routine;

import dev.iamtracker.simulate.company.Person;
import dev.iamtracker.simulate.record.Dice;

/// When people work.
final class People {
  private static final double AT_ANY_HOUR = 0.002;

  private People() {}

  /// Nearly everybody begins things during office hours only.
  static boolean isThere(Dice dice, Person person, long second) {
    return person.office().isOpen(second) || dice.chance(AT_ANY_HOUR);
  }
}
