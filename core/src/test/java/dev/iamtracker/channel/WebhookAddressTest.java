package dev.iamtracker.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.config.Secret;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressTest {
  private static WebhookAddress of(String address, boolean privateAddresses) {
    return WebhookAddress.of("ALERT_WEBHOOK", new Secret(address), privateAddresses);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://hooks.example/token-1       | it does not begin with https://
          ftp://hooks.example/token-1        | it does not begin with https://
          https://user:token-1@hooks.example | it holds a user name or a password
          https:///token-1                   | it is no address such as https://host/path
          token-1                            | it is no address such as https://host/path
          https://hooks.example/token-1 \\    | it is no address such as https://host/path
          """)
  void whatIsNoHttpsAddressIsRefusedWithoutShowingIt(String address, String reason) {
    assertThatThrownBy(() -> of(address, false))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessage("ALERT_WEBHOOK cannot be used: " + reason);
  }

  @Test
  void onlyTheHostIsShown() {
    assertThat(of("https://hooks.example/T0/token-1", false)).hasToString("hooks.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.31.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "169.254.170.2",
        "100.100.100.200",
        "0.0.0.0",
        "255.255.255.255",
        "224.0.0.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd00:ec2::254",
        "::ffff:10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "2001:db8::1"
      })
  void addressesOutsideOfThePublicInternetAreKnown(String address) {
    assertThat(PublicAddresses.contain(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "54.239.28.85", "172.32.0.1", "2600:1f18::1", "2a00:1450::1"})
  void addressesOfThePublicInternetAreKnown(String address) {
    assertThat(PublicAddresses.contain(InetAddress.ofLiteral(address))).isTrue();
  }
}
