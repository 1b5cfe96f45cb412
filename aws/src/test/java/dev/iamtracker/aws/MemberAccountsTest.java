package dev.iamtracker.aws;

import static dev.iamtracker.aws.Environment.ACCOUNT;
import static dev.iamtracker.aws.Environment.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.iamtracker.collect.Partition;
import dev.iamtracker.standin.StandIn;
import dev.iamtracker.standin.StandInOptions;
import dev.iamtracker.standin.http.HttpReply;
import dev.iamtracker.standin.http.LoopbackServer;
import dev.iamtracker.standin.world.Member;
import dev.iamtracker.standin.world.World;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberAccountsTest {
  private final World world =
      World.builder()
          .key(KEY, ACCOUNT)
          .member("444455556666", "first", Member.Status.ACTIVE)
          .member("777788889999", "second", Member.Status.SUSPENDED)
          .member("111122223333", "third", Member.Status.ACTIVE)
          .member("222233334444", "fourth", Member.Status.PENDING_CLOSURE)
          .member("333344445555", "fifth", Member.Status.ACTIVE)
          .build();
  private final StandIn standIn =
      StandIn.start(world, InstantSource.system(), StandInOptions.USUAL.withListPage(2));
  private final AwsAccess access = AwsAccess.of(Environment.of(standIn.endpoint()));

  @AfterEach
  void stop() {
    access.close();
    standIn.close();
  }

  @Test
  void areTheActiveOnesOfAllPages() {
    assertThat(MemberAccounts.active(access, Partition.AWS))
        .containsExactly("111122223333", "333344445555", "444455556666");
  }

  /// AWS retires `Status` for `State`: either may be missing.
  @ParameterizedTest
  @ValueSource(strings = {"State", "Status"})
  void areActiveByStateOrByStatus(String field) {
    String body =
        """
        {"Accounts":[
          {"Id":"111122223333","%1$s":"ACTIVE"},
          {"Id":"222233334444","%1$s":"SUSPENDED"}
        ]}"""
            .formatted(field);
    var reply =
        new HttpReply(
            200,
            Map.of("Content-Type", "application/x-amz-json-1.1"),
            body,
            HttpReply.Ending.WHOLE);

    try (var server = LoopbackServer.start(0, _ -> reply);
        AwsAccess there = AwsAccess.of(Environment.of(server.endpoint()))) {
      assertThat(MemberAccounts.active(there, Partition.AWS)).containsExactly("111122223333");
    }
  }

  @Test
  void saysWhoMayListThem() {
    standIn.faults().deny("organizations:ListAccounts", ACCOUNT, "*");

    assertThatExceptionOfType(AwsUnavailable.class)
        .isThrownBy(() -> MemberAccounts.active(access, Partition.AWS))
        .withMessageStartingWith(
            "The accounts of the organization cannot be listed: AccessDeniedException: ")
        .withMessageContaining("organizations:ListAccounts")
        .withMessageContaining("--accounts");
  }

  @Test
  void saysThatThereIsNoOrganization() {
    try (StandIn alone =
            StandIn.start(World.builder().key(KEY, ACCOUNT).build(), InstantSource.system());
        AwsAccess there = AwsAccess.of(Environment.of(alone.endpoint()))) {
      assertThatExceptionOfType(AwsUnavailable.class)
          .isThrownBy(() -> MemberAccounts.active(there, Partition.AWS))
          .withMessageContaining("AWSOrganizationsNotInUseException");
    }
  }
}
