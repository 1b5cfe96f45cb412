package dev.iamtracker.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.iamtracker.collect.EventHistory.Found;
import dev.iamtracker.collect.EventHistory.Page;
import dev.iamtracker.collect.EventHistory.Question;
import dev.iamtracker.collect.HistoryFault;
import dev.iamtracker.collect.HistoryFault.Kind;
import dev.iamtracker.collect.TimeRange;
import dev.iamtracker.standin.StandInOptions;
import dev.iamtracker.standin.history.Quota;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkGlobalTime;

final class CloudTrailHistoryTest {
  private static HistoryFault fault(Cloud cloud) {
    return catchThrowableOfType(HistoryFault.class, () -> cloud.ask(Optional.empty()));
  }

  @Test
  void readsPagesFromTheNewestToTheOldestEvent() throws HistoryFault {
    try (Cloud cloud = Cloud.of(Cloud.events(60))) {
      Page first = cloud.ask(Optional.empty());
      Page second = cloud.ask(first.token());

      assertThat(first.events()).hasSize(50);
      assertThat(first.events().getFirst().id()).isEqualTo("event-0");
      assertThat(first.events().getFirst().record()).contains("\"eventID\":\"event-0\"");
      assertThat(second.events()).extracting(Found::id).endsWith("event-59").hasSize(10);
      assertThat(second.token()).isEmpty();
      assertThat(first.answered()).contains(Cloud.NOON);
    }
  }

  @Test
  void bothEndsOfTheRangeAreIncluded() throws HistoryFault {
    try (Cloud cloud = Cloud.of(Cloud.events(10));
        CloudTrailHistory history = cloud.history()) {
      var end = Cloud.NOON.minus(Duration.ofHours(1));
      Page page =
          history.lookup(
              new Question(
                  Cloud.STS,
                  new TimeRange(end.minus(Duration.ofMinutes(3)), end),
                  Optional.empty()));

      assertThat(page.events()).hasSize(4);
    }
  }

  @Test
  void everyQuestionIsOneRequest() {
    try (Cloud cloud =
        Cloud.of(Cloud.events(1), StandInOptions.USUAL.withQuota(new Quota(0.001, 1)))) {
      assertThat(fault(cloud)).isNull();
      assertThat(fault(cloud).kind()).isEqualTo(Kind.THROTTLED);
      cloud.standIn().faults().errors(1);
      assertThat(fault(cloud).kind()).isEqualTo(Kind.PASSING);

      assertThat(cloud.standIn().lookups()).hasSize(3);
    }
  }

  @Test
  void brokenConnectionsPass() {
    try (Cloud cloud = Cloud.of(Cloud.events(1))) {
      cloud.standIn().faults().resets(1);
      assertThat(fault(cloud).kind()).isEqualTo(Kind.PASSING);
      assertThat(fault(cloud).reason()).contains("connection").doesNotContain("\n");
    }
  }

  @Test
  void answersThatBreakOffPass() {
    try (Cloud cloud = Cloud.of(Cloud.events(20))) {
      cloud.standIn().faults().cuts(1);
      assertThat(fault(cloud).kind()).isEqualTo(Kind.PASSING);
    }
  }

  @Test
  void unknownHostsPassAndAreNamed() {
    try (Cloud cloud = Cloud.of(Cloud.events(1))) {
      var environment = new HashMap<>(cloud.environment());
      environment.put("AWS_ENDPOINT_URL", "http://no-such-host.invalid");
      try (var history = new CloudTrailHistory(Map.of(Cloud.ACCOUNT, AwsAccess.of(environment)))) {
        HistoryFault fault =
            catchThrowableOfType(
                HistoryFault.class,
                () -> history.lookup(new Question(Cloud.STS, Cloud.DAY, Optional.empty())));

        assertThat(fault.kind()).isEqualTo(Kind.PASSING);
        assertThat(fault.reason()).contains("no-such-host.invalid");
      }
    }
  }

  @Test
  void whatIsDeniedIsDeniedInTheWholeRegion() {
    try (Cloud cloud = Cloud.of(Cloud.events(1))) {
      cloud.standIn().faults().deny("cloudtrail:LookupEvents", Cloud.ACCOUNT, "eu-west-1");

      assertThat(fault(cloud).kind()).isEqualTo(Kind.PLACE);
      assertThat(fault(cloud).reason()).contains("AccessDenied", "cloudtrail:LookupEvents");
    }
  }

  @Test
  void aRegionThatIsNotEnabledIsNamed() {
    try (Cloud cloud = Cloud.of(Cloud.events(1))) {
      cloud.standIn().faults().disable(Cloud.ACCOUNT, "eu-west-1");

      assertThat(fault(cloud).kind()).isEqualTo(Kind.PLACE);
      assertThat(fault(cloud).reason()).contains("eu-west-1 is not enabled");
    }
  }

  @Test
  void expiredCredentialsCloseTheAccount() {
    try (Cloud cloud = Cloud.of(Cloud.events(1))) {
      cloud.standIn().faults().expireKey(Cloud.KEY);

      assertThat(fault(cloud).kind()).isEqualTo(Kind.ACCOUNT);
      assertThat(fault(cloud).reason()).contains("Expired").doesNotContain(Cloud.SECRET);
    }
  }

  @Test
  void tokensThatAreNotAcceptedAreTold() {
    try (Cloud cloud = Cloud.of(Cloud.events(60))) {
      HistoryFault fault =
          catchThrowableOfType(HistoryFault.class, () -> cloud.ask(Optional.of("made up")));

      assertThat(fault.kind()).isEqualTo(Kind.TOKEN);
    }
  }

  @Test
  void aWrongClockIsSetRightByAskingAgain() throws HistoryFault {
    // The client remembers the difference for the whole process.
    SdkGlobalTime.setGlobalTimeOffset(0);
    try (Cloud cloud = Cloud.of(Cloud.events(1));
        CloudTrailHistory history = cloud.history()) {
      cloud.clock().set(Instant.now());
      cloud.standIn().faults().skew(Duration.ofMinutes(10));
      var question = new Question(Cloud.STS, Cloud.DAY, Optional.empty());
      HistoryFault first = catchThrowableOfType(HistoryFault.class, () -> history.lookup(question));

      assertThat(first.kind()).isEqualTo(Kind.PASSING);
      assertThat(history.lookup(question).events()).hasSize(1);
    } finally {
      SdkGlobalTime.setGlobalTimeOffset(0);
    }
  }

  @Test
  void readsAnAnswerOfTenMegabytes() throws HistoryFault {
    try (Cloud cloud = Cloud.of(Cloud.events(50))) {
      cloud.standIn().faults().recordChars(200_000);

      Page page = cloud.ask(Optional.empty());

      assertThat(page.events().stream().mapToLong(one -> one.record().length()).sum())
          .isGreaterThan(10_000_000);
    }
  }

  @Test
  void recordsThatAreNoJsonComeAsTheyAre() throws HistoryFault {
    try (Cloud cloud = Cloud.of(Cloud.events(1))) {
      cloud.standIn().faults().brokenRecords(1);

      assertThat(cloud.ask(Optional.empty()).events()).hasSize(1);
    }
  }

  @Test
  void noTypeOfTheClientsIsSeenFromOutside() {
    List<Class<?>> types =
        List.of(
            CloudTrailHistory.class,
            Caller.class,
            RegionList.class,
            MemberAccounts.class,
            AccountRole.class,
            AwsAccess.class,
            AwsUnavailable.class);

    assertThat(types)
        .flatExtracting(type -> Arrays.asList(type.getMethods()))
        .flatExtracting(CloudTrailHistoryTest::types)
        .noneMatch(name -> name.toString().startsWith("software.amazon"));
  }

  private static List<String> types(Method method) {
    return Stream.concat(
            Stream.of(method.getReturnType()), Arrays.stream(method.getParameterTypes()))
        .map(Class::getName)
        .toList();
  }
}
