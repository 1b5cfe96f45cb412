package dev.iamtracker.run;

import dev.iamtracker.finding.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one run did, for people and programs.
///
/// `records = stored + duplicates + otherSources + outOfWindow + filtered + quarantined`, always.
///
/// @param files files looked into, entries of archives counted one by one
/// @param filesRejected files of which nothing could be used, or which could not be read to their
///   end
/// @param skippedFiles digest, Insight and aggregated files or records by kind
/// @param records records met, readable or not
/// @param stored events new in the store
/// @param duplicates events that the store had already, or met twice in this run
/// @param otherSources records of event sources that were not asked for, by source
/// @param outOfWindow records outside --since and --until
/// @param filtered what the filters dropped
/// @param quarantined records that are no usable event
/// @param warnings values that could not be parsed in records that were kept
/// @param findings what the rules found
/// @param bytes size of the files on disk
/// @param recordBytes size of the records, decompressed
/// @param elapsed wall time
/// @param rejected the first hundred rejected files, missing paths and quarantined records, in
///   words
/// @param seen what the kept events look like
public record RunSummary(
    long files,
    long filesRejected,
    Map<String, Long> skippedFiles,
    long records,
    long stored,
    long duplicates,
    long otherSources,
    long outOfWindow,
    Filtered filtered,
    long quarantined,
    long warnings,
    Findings findings,
    long bytes,
    long recordBytes,
    Duration elapsed,
    List<Rejection> rejected,
    Seen seen) {
  public RunSummary {
    skippedFiles = Map.copyOf(skippedFiles);
    rejected = List.copyOf(rejected);
  }

  /// The same run with what the rules found in it.
  public RunSummary with(Findings findings) {
    return new RunSummary(
        files,
        filesRejected,
        skippedFiles,
        records,
        stored,
        duplicates,
        otherSources,
        outOfWindow,
        filtered,
        quarantined,
        warnings,
        findings,
        bytes,
        recordBytes,
        elapsed,
        rejected,
        seen);
  }

  /// Whether something that was asked for could not be read.
  public boolean incomplete() {
    return filesRejected > 0 || quarantined > 0;
  }

  /// Records dropped on purpose.
  ///
  /// @param serviceLinked noise of service-linked roles
  /// @param roles records by the pattern of `FILTERED_ROLES` that dropped them
  public record Filtered(long serviceLinked, Map<String, Long> roles) {
    public Filtered {
      roles = Map.copyOf(roles);
    }

    public long total() {
      return serviceLinked + roles.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /// Something to look at: an input that was not taken, or not taken whole.
  ///
  /// @param input name of the file or archive entry
  /// @param place where in it: `record 3, byte 1200`; empty for the whole file
  public record Rejection(String input, String place, String reason) {}

  /// A look at the events met in this run and kept (stored or already there).
  ///
  /// @param first time of the oldest event
  /// @param last time of the newest event
  /// @param accounts events by account id, all of them
  /// @param regions events by region, all of them
  /// @param identities the most active identities first, at most ten
  /// @param identityCount different identities
  /// @param failedAuthentications failed sign-ins and failed requests for credentials
  /// @param rootEvents what root did, services acting for it left out
  public record Seen(
      Optional<Instant> first,
      Optional<Instant> last,
      Map<String, Long> accounts,
      Map<String, Long> regions,
      List<Count> identities,
      long identityCount,
      long failedAuthentications,
      long rootEvents) {
    public Seen {
      accounts = Map.copyOf(accounts);
      regions = Map.copyOf(regions);
      identities = List.copyOf(identities);
    }
  }

  /// A name and how often it was met.
  public record Count(String name, long count) {}
}
