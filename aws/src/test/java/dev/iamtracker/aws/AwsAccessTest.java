package dev.iamtracker.aws;

import static dev.iamtracker.aws.Environment.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsAccessTest {
  private static final Map<String, String> USUAL =
      Environment.of(URI.create("http://127.0.0.1:4566"));

  @ParameterizedTest
  @ValueSource(
      strings = {"not a url", "ftp://x", "http://", "http:///path", "localhost:4566", "/x", "x"})
  void anEndpointIsAnAddress(String address) {
    Map<String, String> environment = Environment.with(USUAL, "AWS_ENDPOINT_URL", address);

    assertThatExceptionOfType(AwsUnavailable.class)
        .isThrownBy(() -> AwsAccess.of(environment))
        .withMessageContaining("AWS_ENDPOINT_URL")
        .withMessageContaining(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:4566", "https://vpce-1.example.com/path"})
  void anEndpointMayHaveAPortAndAPath(String address) {
    try (AwsAccess access =
        AwsAccess.of(Environment.with(USUAL, "AWS_ENDPOINT_URL", " " + address + " "))) {
      assertThat(access.endpoint("STS")).contains(URI.create(address));
    }
  }

  @Test
  void withoutAnEndpointAwsIsAsked() {
    try (AwsAccess access = AwsAccess.of(Environment.with(USUAL, "AWS_ENDPOINT_URL", " "))) {
      assertThat(access.endpoint("STS")).isEmpty();
    }
  }

  @Test
  void theRegionComesBeforeTheDefaultRegion() {
    Map<String, String> both = Environment.with(USUAL, "AWS_DEFAULT_REGION", "eu-west-1");

    try (AwsAccess first = AwsAccess.of(both);
        AwsAccess second = AwsAccess.of(Environment.with(both, "AWS_REGION", ""))) {
      assertThat(first.region()).contains("us-east-1");
      assertThat(second.region()).contains("eu-west-1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"})
  void keysHaveNoLineBreaks(String name) {
    Map<String, String> environment = Environment.with(USUAL, name, "IQoJb3Jp\nZ2luX2Vj");

    assertThatExceptionOfType(AwsUnavailable.class)
        .isThrownBy(() -> AwsAccess.of(environment))
        .withMessageContaining(name)
        .withMessageNotContainingAny("IQoJb3Jp", "Z2luX2Vj", SECRET);
  }
}
