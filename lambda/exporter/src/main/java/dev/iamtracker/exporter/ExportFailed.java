package dev.iamtracker.exporter;

import dev.iamtracker.TrackerException;
import dev.iamtracker.export.ExportSummary.FailedDay;
import java.util.List;
import java.util.stream.Collectors;

/// Days that should have been exported were not; all others were.
public final class ExportFailed extends TrackerException {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 10;

  private ExportFailed(String message) {
    super(message);
  }

  static ExportFailed of(List<FailedDay> failed) {
    return new ExportFailed(
        failed.stream()
            .limit(MOST)
            .map(one -> one.day() + ": " + one.reason())
            .collect(
                Collectors.joining(
                    "\n",
                    failed.size() + " days were not exported:\n",
                    failed.size() > MOST ? "\nand " + (failed.size() - MOST) + " more" : "")));
  }
}
