package dev.iamtracker.standin.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.standin.clock.TestClock;
import dev.iamtracker.standin.history.LookupOutcome.LookupAnswer;
import dev.iamtracker.standin.history.LookupOutcome.LookupError;
import dev.iamtracker.standin.world.Happened;
import dev.iamtracker.standin.world.Resource;
import dev.iamtracker.standin.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventHistoryTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String ACCOUNT = "111122223333";
  private static final String REGION = "us-east-1";

  private final TestClock clock = new TestClock(NOON);
  private final World world = World.builder().build();
  private final EventHistory history =
      new EventHistory(world, clock, HistoryRules.OF_AWS.withQuota(Quota.NONE));

  @Test
  void ordersEqualTimesById() {
    world.add(List.of(at(10, "b"), at(10, "a"), at(10, "c"), at(9, "z")));

    assertThat(ids(LookupRequest.ofAll())).containsExactly("z", "a", "b", "c");
  }

  @Test
  void pagesThroughEqualTimesWithoutLosingOne() {
    world.add(List.of(at(10, "b"), at(10, "a"), at(10, "c")));
    LookupRequest request = LookupRequest.ofAll().atMost(1);

    LookupAnswer first = answer(request);
    LookupAnswer second = answer(request.after(first.nextToken()));
    LookupAnswer third = answer(request.after(second.nextToken()));

    assertThat(ids(first)).containsExactly("a");
    assertThat(ids(second)).containsExactly("b");
    assertThat(ids(third)).containsExactly("c");
    assertThat(third.nextToken()).isNull();
  }

  @Test
  void includesStartAndEnd() {
    world.add(List.of(at(40, "before"), at(30, "start"), at(20, "end"), at(19, "after")));

    assertThat(ids(LookupRequest.ofAll().between(NOON.minusSeconds(30), NOON.minusSeconds(20))))
        .containsExactly("end", "start");
  }

  @Test
  void showsFiftyEventsUnlessAskedForFewer() {
    for (int i = 0; i < 51; i++) {
      world.add(at(i, "e-" + i));
    }

    assertThat(ids(LookupRequest.ofAll())).hasSize(50);
    assertThat(ids(LookupRequest.ofAll().atMost(7))).hasSize(7);
  }

  @Test
  void forgetsWhatIsOlderThanNinetyDays() {
    Duration ninetyDays = Duration.ofDays(90);
    world.add(List.of(at(ninetyDays.toSeconds(), "old"), at(ninetyDays.toSeconds() + 1, "older")));

    assertThat(ids(LookupRequest.ofAll().between(Instant.EPOCH, NOON))).containsExactly("old");
  }

  @Test
  void showsAnEventOnlyOnceItIsVisible() {
    world.add(at(60, "late").withVisibleAt(NOON.plusSeconds(60)));

    assertThat(ids(LookupRequest.ofAll())).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    assertThat(ids(LookupRequest.ofAll())).containsExactly("late");
  }

  @Test
  void doesNotShowOnLaterPagesWhatBecameVisibleBehindThem() {
    world.add(List.of(at(10, "a"), at(20, "b"), at(5, "late").withVisibleAt(NOON.plusSeconds(1))));
    LookupRequest request = LookupRequest.ofAll().atMost(1);
    LookupAnswer first = answer(request);

    clock.advance(Duration.ofSeconds(1));

    assertThat(ids(answer(request.after(first.nextToken())))).containsExactly("b");
    assertThat(ids(answer(request))).containsExactly("late");
  }

  @ParameterizedTest
  @CsvSource({
    "EventId, mine",
    "EventName, DeleteUser",
    "EventSource, sts.amazonaws.com",
    "Username, bob",
    "AccessKeyId, AKIAEXAMPLEBOB000000",
    "ResourceName, carol",
    "ResourceType, AWS::IAM::User"
  })
  void findsByEachAttribute(String key, String value) {
    world.add(at(1, "other"));
    world.add(
        Happened.at(
                NOON.minusSeconds(2), ACCOUNT, REGION, "sts.amazonaws.com", "DeleteUser", "mine")
            .withUser("bob", "AKIAEXAMPLEBOB000000")
            .withResources(new Resource("AWS::IAM::User", "carol")));

    assertThat(ids(LookupRequest.ofAll().with(key, value))).containsExactly("mine");
  }

  @Test
  void findsByReadOnly() {
    world.add(at(1, "write"));
    world.add(Happened.at(NOON, ACCOUNT, REGION, "iam.amazonaws.com", "ListUsers", "read"));

    assertThat(ids(LookupRequest.ofAll().with("ReadOnly", "true"))).containsExactly("read");
    assertThat(ids(LookupRequest.ofAll().with("ReadOnly", "false"))).containsExactly("write");
  }

  @Test
  void keepsAccountsAndRegionsApart() {
    world.add(at(1, "here"));
    world.add(Happened.at(NOON, ACCOUNT, "eu-west-1", "iam.amazonaws.com", "CreateUser", "far"));
    world.add(
        Happened.at(NOON, "444455556666", REGION, "iam.amazonaws.com", "CreateUser", "theirs"));

    assertThat(ids(LookupRequest.ofAll())).containsExactly("here");
  }

  @Test
  void refusesTwoAttributes() {
    var attribute = new LookupAttribute("EventName", "CreateUser");

    assertThat(code(new LookupRequest(List.of(attribute, attribute), null, null, null, null, null)))
        .isEqualTo("InvalidLookupAttributesException");
  }

  @Test
  void refusesAnUnknownAttribute() {
    assertThat(code(LookupRequest.ofAll().with("Colour", "red")))
        .isEqualTo("InvalidLookupAttributesException");
  }

  @ParameterizedTest
  @CsvSource({"0", "51", "-1"})
  void refusesPagesOfAnotherSize(int size) {
    assertThat(code(LookupRequest.ofAll().atMost(size))).isEqualTo("InvalidMaxResultsException");
  }

  @Test
  void refusesAStartAfterTheEnd() {
    assertThat(code(LookupRequest.ofAll().between(NOON, NOON.minusSeconds(1))))
        .isEqualTo("InvalidTimeRangeException");
  }

  @Test
  void bindsTokensToTheirRequest() {
    world.add(List.of(at(10, "a"), at(20, "b")));
    LookupRequest request = LookupRequest.ofSource("iam.amazonaws.com").atMost(1);
    String token = Objects.requireNonNull(answer(request).nextToken());

    assertThat(ids(answer(request.after(token)))).containsExactly("b");
    assertThat(
            List.of(
                code(request.atMost(2).after(token)),
                code(request.between(Instant.EPOCH, null).after(token)),
                code(request.with("EventName", "CreateUser").after(token)),
                code(request.after(token + "A")),
                code(request.after("no token"))))
        .containsOnly("InvalidNextTokenException");
    assertThat(history.lookup(ACCOUNT, "eu-west-1", request.after(token)))
        .isInstanceOf(LookupError.class);
  }

  @Test
  void tokensExpireAfterAQuarterOfAnHour() {
    world.add(List.of(at(10, "a"), at(20, "b")));
    LookupRequest request = LookupRequest.ofAll().atMost(1);
    LookupRequest next = request.after(answer(request).nextToken());

    clock.advance(Duration.ofMinutes(15).minusNanos(1));
    assertThat(ids(answer(next))).containsExactly("b");
    clock.advance(Duration.ofNanos(1));
    assertThat(code(next)).isEqualTo("InvalidNextTokenException");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void anEmptyPageLeadsToThePageThatItShouldHaveBeen(boolean withEnd) {
    world.add(List.of(at(10, "a"), at(20, "b")));
    LookupRequest request =
        LookupRequest.ofAll().atMost(1).between(null, withEnd ? NOON.minusSeconds(10) : null);

    LookupAnswer empty = (LookupAnswer) history.emptyPage(ACCOUNT, REGION, request);
    LookupAnswer first = answer(request.after(empty.nextToken()));
    LookupRequest next = request.after(first.nextToken());
    LookupAnswer emptyToo = (LookupAnswer) history.emptyPage(ACCOUNT, REGION, next);

    assertThat(ids(empty)).isEmpty();
    assertThat(ids(first)).containsExactly("a");
    assertThat(ids(emptyToo)).isEmpty();
    assertThat(ids(answer(request.after(emptyToo.nextToken())))).containsExactly("b");
  }

  @Test
  void throttlesEachPlaceForItself() {
    var throttled = new EventHistory(world, clock, HistoryRules.OF_AWS);
    LookupRequest request = LookupRequest.ofAll();
    for (int i = 0; i < 3; i++) {
      throttled.lookup(ACCOUNT, REGION, request);
    }

    assertThat(throttled.lookup(ACCOUNT, "eu-west-1", request)).isInstanceOf(LookupAnswer.class);
    assertThat(throttled.lookup(ACCOUNT, REGION, request))
        .isEqualTo(new LookupError("ThrottlingException", "Rate exceeded"));
    assertThat(throttled.counts(ACCOUNT, REGION)).isEqualTo(new Counts(4, 2, 0, 2, 0));
    assertThat(throttled.log())
        .extracting(LoggedLookup::outcome)
        .containsExactly("OK", "OK", "ThrottlingException", "OK", "ThrottlingException");
  }

  private static Happened at(long secondsAgo, String id) {
    return Happened.at(
        NOON.minusSeconds(secondsAgo), ACCOUNT, REGION, "iam.amazonaws.com", "CreateUser", id);
  }

  private LookupAnswer answer(LookupRequest request) {
    return (LookupAnswer) history.lookup(ACCOUNT, REGION, request);
  }

  private String code(LookupRequest request) {
    return ((LookupError) history.lookup(ACCOUNT, REGION, request)).code();
  }

  private List<String> ids(LookupRequest request) {
    return ids(answer(request));
  }

  private static List<String> ids(LookupAnswer answer) {
    return answer.events().stream().map(Happened::id).toList();
  }
}
