package dev.iamtracker.soak.round;

import dev.iamtracker.soak.finding.SoakFailed;
import dev.iamtracker.soak.process.Finished;
import java.util.List;

/// What the program may say when it ends.
final class Sentences {
  private static final List<String> FAULTS =
      List.of("please report it", "fault of this program", "Out of memory", "Exception in thread");

  /// Why a writer may refuse or fail although nothing is wrong with the program.
  private static final List<String> REASONS =
      List.of(
          "another iat is writing to",
          "the disk is full",
          "the disk takes no more",
          "may not write files as large as that",
          "cannot be written");

  private Sentences() {}

  /// Fails when it speaks of a fault of its own.
  static void check(Finished finished) {
    String err = finished.errText();
    if (FAULTS.stream().anyMatch(err::contains)) {
      throw new SoakFailed(finished.toString());
    }
  }

  /// Whether it says a good reason for not doing what it was asked.
  static boolean sayReason(Finished finished) {
    String err = finished.errText();
    return REASONS.stream().anyMatch(err::contains);
  }
}
