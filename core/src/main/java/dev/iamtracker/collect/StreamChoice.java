package dev.iamtracker.collect;

import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.config.Settings;
import dev.iamtracker.config.Settings.Collecting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which streams are collected: what the settings say of what AWS has, and of that what the user
/// named.
public record StreamChoice(Settings settings, List<String> regions, List<String> sources) {
  /// Short names of sources.
  private static final Map<String, String> SHORT =
      Map.of(
          "iam", "iam.amazonaws.com",
          "sts", "sts.amazonaws.com",
          "signin", "signin.amazonaws.com",
          "sso", "sso.amazonaws.com",
          "organizations", "organizations.amazonaws.com");

  public StreamChoice {
    regions = List.copyOf(regions);
    sources = sources.stream().map(name -> SHORT.getOrDefault(name, name)).toList();
  }

  /// The streams, in their order.
  ///
  /// @param regionsOf the regions of each account
  /// @throws InvalidConfiguration for regions and sources that no account has, and when nothing is
  ///   left
  public List<StreamId> of(Partition partition, Map<String, List<String>> regionsOf) {
    var enabled = new TreeSet<String>();
    regionsOf.values().forEach(enabled::addAll);
    refuseUnknown("--regions", regions, enabled);
    Collecting collecting = settings.collecting();
    List<String> sso = ssoRegions(collecting, partition);
    if (collecting.ssoEvents() && regions.isEmpty()) {
      refuseUnknown("SSO_REGION", sso, enabled);
    }
    var streams = new ArrayList<StreamId>();
    var known = new TreeSet<String>();
    regionsOf.forEach(
        (account, all) -> {
          for (String region : all) {
            for (String source :
                HistorySources.of(
                    region, partition, collecting, sso, settings.filtering().extraEventSources())) {
              known.add(source);
              if ((regions.isEmpty() || regions.contains(region))
                  && (sources.isEmpty() || sources.contains(source))) {
                streams.add(new StreamId(account, region, source));
              }
            }
          }
        });
    refuseUnknown("--sources", sources, known);
    if (streams.isEmpty()) {
      throw new InvalidConfiguration(
          "There is nothing to collect: none of the regions asked has events of "
              + (sources.isEmpty()
                  ? "the sources that are switched on"
                  : String.join(", ", sources))
              + ". IAM and Organizations write to "
              + partition.home()
              + " only, IAM Identity Center to "
              + String.join(", ", sso)
              + ".");
    }
    return streams.stream().sorted().toList();
  }

  /// The default region of IAM Identity Center is one of the largest partition.
  private static List<String> ssoRegions(Collecting collecting, Partition partition) {
    return collecting.ssoRegions().equals(List.of(Partition.AWS.home()))
        ? List.of(partition.home())
        : collecting.ssoRegions();
  }

  private static void refuseUnknown(String option, List<String> names, Set<String> known) {
    for (String name : names) {
      if (!known.contains(name)) {
        throw new InvalidConfiguration(
            option
                + " names "
                + name
                + ", which is not there; there are: "
                + String.join(", ", known)
                + ".");
      }
    }
  }
}
