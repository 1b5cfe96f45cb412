package dev.iamtracker.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.config.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HistorySourcesTest {
  private static List<String> sources(
      String region, Partition partition, Map<String, String> environment) {
    Settings settings = Settings.from(environment);
    return HistorySources.of(
        region,
        partition,
        settings.collecting(),
        settings.collecting().ssoRegions(),
        settings.filtering().extraEventSources());
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-1, aws, true",
    "eu-west-1, aws, false",
    "cn-north-1, aws-cn, true",
    "cn-northwest-1, aws-cn, false",
    "us-gov-west-1, aws-us-gov, true",
    "us-gov-east-1, aws-us-gov, false",
  })
  void iamWritesToOneRegionOfAPartition(String region, String partition, boolean iam) {
    List<String> sources =
        sources(region, Partition.ofArn("arn:" + partition + ":iam::1:root"), Map.of());

    assertThat(sources.contains("iam.amazonaws.com")).isEqualTo(iam);
    assertThat(sources.contains("organizations.amazonaws.com")).isEqualTo(iam);
    assertThat(sources).contains("sts.amazonaws.com", "signin.amazonaws.com");
  }

  @Test
  void identityCenterWritesWhereItIsEnabled() {
    Map<String, String> environment = Map.of("SSO_REGION", "eu-west-1,eu-north-1");

    assertThat(sources("eu-north-1", Partition.AWS, environment))
        .contains("sso.amazonaws.com", "identitystore.amazonaws.com", "signin.amazon.com");
    assertThat(sources("us-east-1", Partition.AWS, environment))
        .doesNotContain("sso.amazonaws.com");
  }

  @Test
  void whatIsSwitchedOffIsNotAskedFor() {
    Map<String, String> environment =
        Map.of(
            "PROCESS_IAM_EVENTS", "false",
            "PROCESS_STS_EVENTS", "false",
            "PROCESS_SIGNIN_EVENTS", "false",
            "PROCESS_SSO_EVENTS", "false",
            "EXTRA_EVENT_SOURCES", "kms.amazonaws.com");

    assertThat(sources("us-east-1", Partition.AWS, environment))
        .containsExactly("kms.amazonaws.com");
  }
}
