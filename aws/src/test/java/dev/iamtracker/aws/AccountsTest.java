package dev.iamtracker.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.collect.Partition;
import dev.iamtracker.config.Secret;
import dev.iamtracker.config.Settings;
import dev.iamtracker.standin.StandInOptions;
import dev.iamtracker.standin.world.AccessKey;
import dev.iamtracker.standin.world.Member;
import dev.iamtracker.standin.world.OptStatus;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccountsTest {
  private static final String ROLE = "arn:aws:iam::" + Cloud.OTHER + ":role/security/Reader";

  private static AccountRole role(String externalId) {
    return new AccountRole(
        new Settings.Role(
            "security/Reader",
            Optional.of(new Secret(externalId)),
            "night-watch",
            Optional.of("alice")));
  }

  @Test
  void saysWhoIsAsking() {
    try (Cloud cloud = Cloud.of(Cloud.world());
        AwsAccess access = cloud.access()) {
      Caller caller = Caller.of(access, cloud.clock());

      assertThat(caller.account()).isEqualTo(Cloud.ACCOUNT);
      assertThat(caller.partition()).isEqualTo(Partition.AWS);
      assertThat(caller.ahead()).isZero();
    }
  }

  @Test
  void saysHowFarTheClockIsAhead() {
    try (Cloud cloud = Cloud.of(Cloud.world());
        AwsAccess access = cloud.access()) {
      Caller caller = Caller.of(access, () -> cloud.clock().instant().plusSeconds(600));

      assertThat(caller.ahead()).hasSeconds(600);
    }
  }

  @Test
  void credentialsThatNobodyKnowsAreRefusedWithAWayOut() {
    try (Cloud cloud = Cloud.of(Cloud.world().key("AKIAOTHER00000000000", Cloud.OTHER))) {
      var environment = cloud.environment();
      environment.put("AWS_ACCESS_KEY_ID", "AKIAUNKNOWN000000000");
      try (AwsAccess access = AwsAccess.of(environment)) {
        assertThatExceptionOfType(AwsUnavailable.class)
            .isThrownBy(() -> Caller.of(access, cloud.clock()))
            .withMessageContaining("AWS does not accept these credentials")
            .withMessageContaining("aws sts get-caller-identity")
            .satisfies(e -> assertThat(e.getMessage()).doesNotContain(Cloud.SECRET));
      }
    }
  }

  @Test
  void expiredCredentialsAreRefused() {
    try (Cloud cloud = Cloud.of(Cloud.world());
        AwsAccess access = cloud.access()) {
      cloud.standIn().faults().expireKey(Cloud.KEY);

      assertThatThrownBy(() -> Caller.of(access, cloud.clock()))
          .isInstanceOf(AwsUnavailable.class)
          .hasMessageContaining("Expired");
    }
  }

  @Test
  void nobodyAtTheEndpointIsSaidSo() {
    Map<String, String> environment;
    try (Cloud cloud = Cloud.of(Cloud.world())) {
      environment = cloud.environment();
    }
    try (AwsAccess access = AwsAccess.of(environment)) {
      assertThatThrownBy(() -> Caller.of(access, () -> Cloud.NOON))
          .isInstanceOf(AwsUnavailable.class)
          .hasMessageContaining("cannot be reached");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"not a url", "ftp://host", "http://", "localhost:4566"})
  void anEndpointThatIsNoAddressIsNamed(String address) {
    assertThatThrownBy(
            () ->
                AwsAccess.of(
                    Map.of("AWS_ENDPOINT_URL_CLOUDTRAIL", address, "AWS_REGION", "us-east-1")))
        .isInstanceOf(AwsUnavailable.class)
        .hasMessageContaining("AWS_ENDPOINT_URL_CLOUDTRAIL")
        .hasMessageContaining(address);
  }

  @Test
  void theEndpointOfAServiceComesBeforeThatOfAll() {
    try (Cloud cloud = Cloud.of(Cloud.world())) {
      var environment = cloud.environment();
      environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
      environment.put("AWS_ENDPOINT_URL_STS", cloud.standIn().endpoint().toString());
      try (AwsAccess access = AwsAccess.of(environment)) {
        assertThat(Caller.of(access, cloud.clock()).account()).isEqualTo(Cloud.ACCOUNT);
      }
    }
  }

  @Test
  void listsTheRegionsThatAreEnabled() {
    var world =
        Cloud.world()
            .onlyRegions("us-east-1", "eu-west-1", "eu-central-1")
            .region("af-south-1", OptStatus.DISABLED)
            .region("me-south-1", OptStatus.ENABLED);
    try (Cloud cloud = Cloud.of(world, StandInOptions.USUAL.withListPage(2));
        AwsAccess access = cloud.access()) {
      assertThat(RegionList.enabled(access, Partition.AWS))
          .containsExactly("eu-central-1", "eu-west-1", "me-south-1", "us-east-1");

      cloud.standIn().faults().deny("account:ListRegions", "*", "*");
      assertThat(RegionList.enabled(access, Partition.AWS))
          .containsExactly("eu-central-1", "eu-west-1", "me-south-1", "us-east-1");
    }
  }

  @Test
  void makesNoListUpWhenNobodyAnswers() {
    try (Cloud cloud = Cloud.of(Cloud.world());
        AwsAccess access = cloud.access()) {
      cloud.standIn().faults().deny("account:ListRegions", "*", "*");
      cloud.standIn().faults().deny("ec2:DescribeRegions", "*", "*");

      assertThatThrownBy(() -> RegionList.enabled(access, Partition.AWS))
          .isInstanceOf(AwsUnavailable.class)
          .hasMessageContaining("account:ListRegions")
          .hasMessageContaining("ec2:DescribeRegions")
          .hasMessageContaining("--regions");
    }
  }

  @Test
  void listsTheActiveAccountsOfTheOrganization() {
    var world =
        Cloud.world()
            .member(Cloud.ACCOUNT, "main", Member.Status.ACTIVE)
            .member(Cloud.OTHER, "other", Member.Status.ACTIVE)
            .member("777788889999", "closed", Member.Status.SUSPENDED);
    try (Cloud cloud = Cloud.of(world, StandInOptions.USUAL.withListPage(1));
        AwsAccess access = cloud.access()) {
      assertThat(MemberAccounts.active(access, Partition.AWS))
          .containsExactly(Cloud.ACCOUNT, Cloud.OTHER);

      cloud.standIn().faults().deny("organizations:ListAccounts", "*", "*");
      assertThatThrownBy(() -> MemberAccounts.active(access, Partition.AWS))
          .isInstanceOf(AwsUnavailable.class)
          .hasMessageContaining("organizations:ListAccounts");
    }
  }

  @Test
  void entersAnotherAccountByItsRole() {
    try (Cloud cloud = Cloud.of(Cloud.world().role(ROLE, "x-1"));
        AwsAccess access = cloud.access();
        AwsAccess inside = role("x-1").into(Cloud.OTHER, access, Partition.AWS)) {
      assertThat(Caller.of(inside, cloud.clock()).account()).isEqualTo(Cloud.OTHER);
      assertThat(cloud.standIn().assumptions().getFirst().toString())
          .contains(ROLE, "night-watch", "alice");
    }
  }

  @Test
  void aRoleThatMayNotBeAssumedIsNamedWithoutItsSecret() {
    try (Cloud cloud = Cloud.of(Cloud.world().role(ROLE, "x-1"));
        AwsAccess access = cloud.access()) {
      assertThatThrownBy(() -> role("wrong-id-9").into(Cloud.OTHER, access, Partition.AWS))
          .isInstanceOf(AwsUnavailable.class)
          .hasMessageContaining(ROLE)
          .satisfies(e -> assertThat(String.valueOf(e.getMessage())).doesNotContain("wrong-id-9"));
    }
  }

  @Test
  void aKeyOfAUserHasItsName() {
    try (Cloud cloud =
            Cloud.of(
                Cloud.world().key(AccessKey.ofUser("AKIADAVE000000000000", Cloud.OTHER, "dave")));
        AwsAccess access =
            AwsAccess.of(
                Map.of(
                    "AWS_ENDPOINT_URL",
                    cloud.standIn().endpoint().toString(),
                    "AWS_ACCESS_KEY_ID",
                    "AKIADAVE000000000000",
                    "AWS_SECRET_ACCESS_KEY",
                    Cloud.SECRET,
                    "AWS_DEFAULT_REGION",
                    "eu-west-1"))) {
      assertThat(Caller.of(access, cloud.clock()).arn()).endsWith(":user/dave");
    }
  }
}
