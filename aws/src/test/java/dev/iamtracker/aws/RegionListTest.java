package dev.iamtracker.aws;

import static dev.iamtracker.aws.Environment.ACCOUNT;
import static dev.iamtracker.aws.Environment.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.iamtracker.collect.Partition;
import dev.iamtracker.standin.StandIn;
import dev.iamtracker.standin.StandInOptions;
import dev.iamtracker.standin.world.OptStatus;
import dev.iamtracker.standin.world.World;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegionListTest {
  private final World world =
      World.builder()
          .key(KEY, ACCOUNT)
          .onlyRegions("us-east-1", "eu-west-1", "eu-north-1")
          .region("af-south-1", OptStatus.DISABLED)
          .region("ap-east-1", OptStatus.ENABLED)
          .region("il-central-1", OptStatus.ENABLING)
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
  void hasTheRegionsOfAllPagesThatAreEnabled() {
    assertThat(RegionList.enabled(access, Partition.AWS))
        .containsExactly("ap-east-1", "eu-north-1", "eu-west-1", "us-east-1");
  }

  @Test
  void asksEc2WhereTheAccountMayNotBeAsked() {
    standIn.faults().deny("account:ListRegions", ACCOUNT, "*");

    assertThat(RegionList.enabled(access, Partition.AWS))
        .containsExactly("ap-east-1", "eu-north-1", "eu-west-1", "us-east-1");
  }

  @Test
  void saysWhatBothAnsweredWhereNeitherMayBeAsked() {
    standIn
        .faults()
        .deny("account:ListRegions", ACCOUNT, "*")
        .deny("ec2:DescribeRegions", ACCOUNT, "*");

    assertThatExceptionOfType(AwsUnavailable.class)
        .isThrownBy(() -> RegionList.enabled(access, Partition.AWS))
        .withMessageContaining("account:ListRegions says AccessDeniedException: User: arn:aws")
        .withMessageContaining("ec2:DescribeRegions says HTTP 403 UnauthorizedOperation")
        .withMessageContaining("--regions")
        .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
  }

  @Test
  void saysThatNobodyListens() {
    standIn.close();

    assertThatExceptionOfType(AwsUnavailable.class)
        .isThrownBy(() -> RegionList.enabled(access, Partition.AWS))
        .withMessageContaining("account:ListRegions says the connection failed: Connection refused")
        .withMessageContaining(
            "ec2:DescribeRegions says the connection failed: Connection refused");
  }
}
