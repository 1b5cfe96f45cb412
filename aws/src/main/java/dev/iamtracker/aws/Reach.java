package dev.iamtracker.aws;

import dev.iamtracker.collect.Partition;
import dev.iamtracker.collect.StreamFault;
import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.config.Settings;
import dev.iamtracker.config.Settings.Collecting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Which accounts and regions can be asked, and how.
///
/// @param caller who asks
/// @param accounts how each account is reached
/// @param regions the regions of each account, those among them that cannot be reached
/// @param closed why accounts cannot be reached
public record Reach(
    Caller caller,
    Map<String, AwsAccess> accounts,
    Map<String, List<String>> regions,
    Map<String, StreamFault> closed) {
  public Reach {
    accounts = Map.copyOf(accounts);
    regions = Map.copyOf(regions);
    closed = Map.copyOf(closed);
  }

  /// Asks AWS who asks, and for regions and accounts.
  ///
  /// @throws AwsUnavailable when nothing can be collected at all
  ///
  /// @param named regions to be content with where they cannot be listed
  public static Reach of(AwsAccess access, Caller caller, Collecting settings, List<String> named) {
    List<String> own = regions(access, caller.partition(), named);
    var accounts = new HashMap<String, AwsAccess>();
    var regions = new TreeMap<String, List<String>>();
    var closed = new TreeMap<String, StreamFault>();
    List<String> wanted = wanted(access, caller, settings);
    try (var executor = Executors.newFixedThreadPool(settings.maxWorkers())) {
      var opening = new TreeMap<String, Future<Opened>>();
      for (String account : wanted) {
        opening.put(
            account,
            executor.submit(
                () ->
                    account.equals(caller.account())
                        ? new Opened(access, own)
                        : open(account, access, caller.partition(), settings, named)));
      }
      for (var one : opening.entrySet()) {
        regions.put(one.getKey(), own);
        try {
          Opened opened = one.getValue().get();
          accounts.put(one.getKey(), opened.access());
          regions.put(one.getKey(), opened.regions());
        } catch (ExecutionException e) {
          closed.put(one.getKey(), AwsErrors.closed(e.getCause()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AwsUnavailable("interrupted while asking for accounts and regions", e);
    }
    return new Reach(caller, accounts, regions, closed);
  }

  private record Opened(AwsAccess access, List<String> regions) {
    Opened {
      regions = List.copyOf(regions);
    }
  }

  private static Opened open(
      String account,
      AwsAccess access,
      Partition partition,
      Collecting settings,
      List<String> named) {
    AwsAccess inside = new AccountRole(settings.role()).into(account, access, partition);
    return new Opened(inside, regions(inside, partition, named));
  }

  private static List<String> regions(AwsAccess access, Partition partition, List<String> named) {
    try {
      return RegionList.enabled(access, partition);
    } catch (AwsUnavailable e) {
      if (named.isEmpty()) {
        throw e;
      }
      return named;
    }
  }

  private static List<String> wanted(AwsAccess access, Caller caller, Collecting settings) {
    List<String> named = settings.accounts();
    List<String> all =
        named.isEmpty()
            ? List.of(caller.account())
            : named.equals(List.of(Settings.ORGANIZATION))
                ? MemberAccounts.active(access, caller.partition())
                : named;
    List<String> left =
        all.stream().filter(one -> !settings.trailAccounts().contains(one)).toList();
    if (left.isEmpty()) {
      throw new InvalidConfiguration(
          "There is nothing to collect: TRAIL_ACCOUNTS names every account, "
              + String.join(", ", all)
              + ".");
    }
    return left;
  }
}
