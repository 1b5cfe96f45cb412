package dev.iamtracker.run;

import dev.iamtracker.run.RunSummary.Rejection;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with the records of one file, or of one entry of an archive; several threads may
/// read them.
final class EntryReport {
  /// Entries of one file in the quarantine; what goes beyond is only counted.
  private static final int MOST_QUARANTINED = 1000;

  /// Records of one file that the summary names one by one.
  private static final int MOST_NAMED = 3;

  private final String name;
  private final List<Rejection> named = new ArrayList<>();
  private final List<Rejection> warned = new ArrayList<>();
  private long quarantined;
  private int pending;

  EntryReport(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /// Counts a record that cannot be used.
  ///
  /// @return whether it belongs into the quarantine
  synchronized boolean quarantine(String place, String reason) {
    quarantined++;
    if (named.size() < MOST_NAMED) {
      named.add(new Rejection(name, place, reason));
    }
    return quarantined <= MOST_QUARANTINED;
  }

  /// Notes what is odd about a record that was kept.
  synchronized void warn(String place, String warning) {
    if (warned.size() < MOST_NAMED) {
      warned.add(new Rejection(name, place, "kept, but " + warning));
    }
  }

  synchronized long quarantined() {
    return quarantined;
  }

  synchronized void batchGivenAway() {
    pending++;
  }

  synchronized void batchDone() {
    pending--;
    notifyAll();
  }

  synchronized void awaitBatches() throws InterruptedException {
    while (pending > 0) {
      wait();
    }
  }

  /// What the summary says about this file.
  synchronized List<Rejection> rejections() {
    var all = new ArrayList<>(warned);
    all.addAll(named);
    if (quarantined > named.size()) {
      long more = quarantined - named.size();
      all.add(new Rejection(name, "", more + " more records could not be used"));
    }
    return all;
  }
}
