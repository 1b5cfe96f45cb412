package dev.iamtracker.simulate.story;

import dev.iamtracker.simulate.company.Company;
import dev.iamtracker.simulate.record.Dice;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The attack stories there are.
public final class Stories {
  private static final List<Story> ALL =
      List.of(
          new LeakedKey(),
          new PolicyVersionEscalation(),
          new SelfEscalation(),
          new BruteForce(),
          new PasswordSpraying(),
          new RoleChain(),
          new RootWithoutMfa(),
          new TrailTampering(),
          new IdentityCenterTakeover(),
          new ConsolePersistence(),
          new BackdoorRoleTrust(),
          new MfaRemoval(),
          new SamlProviderBackdoor(),
          new InstanceCredentials(),
          new IamEnumeration(),
          new MassIdentityRemoval(),
          new FederationToken());

  private Stories() {}

  /// A story as help texts show it.
  ///
  /// @param name what users type
  /// @param description one sentence
  public record Summary(String name, String description) {}

  public static List<Summary> all() {
    return ALL.stream().map(story -> new Summary(story.name(), story.description())).toList();
  }

  /// Checks names.
  ///
  /// @throws IllegalArgumentException naming what is unknown and what is known
  public static void check(List<String> names) {
    names.forEach(Stories::named);
  }

  /// What happens in a story.
  ///
  /// @param start when it begins, seconds since 1970; all of it happens within three hours
  /// @throws IllegalArgumentException when there is no such story
  public static List<Scene> play(String name, Company company, Dice dice, long start) {
    Stage stage = new Stage(company, dice, start);
    named(name).play(stage);
    return List.copyOf(stage.scenes());
  }

  private static Story named(String name) {
    Optional<Story> found = ALL.stream().filter(story -> story.name().equals(name)).findFirst();
    return found.orElseThrow(
        () ->
            new IllegalArgumentException(
                "no story is named "
                    + name
                    + "; there are: "
                    + ALL.stream().map(Story::name).collect(Collectors.joining(", "))));
  }
}
