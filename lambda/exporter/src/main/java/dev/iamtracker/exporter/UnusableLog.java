package dev.iamtracker.exporter;

import dev.iamtracker.TrackerException;
import dev.iamtracker.store.Quarantined;
import java.util.List;

/// A delivered file is no log file of CloudTrail, or a damaged one.
public final class UnusableLog extends TrackerException {
  private static final long serialVersionUID = 1L;

  private UnusableLog(String message) {
    super(message);
  }

  static UnusableLog of(DeliveredFile file, List<Quarantined> why) {
    return new UnusableLog(
        "s3://"
            + file.bucket()
            + "/"
            + file.key()
            + " cannot be used: "
            + (why.isEmpty() ? "no record of CloudTrail is in it" : why.getFirst().reason()));
  }
}
