package dev.iamtracker.standin;

import static dev.iamtracker.standin.Clients.ACCOUNT;
import static dev.iamtracker.standin.Clients.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.iamtracker.standin.history.LoggedLookup;
import dev.iamtracker.standin.world.World;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailException;

/// The clock of the client against the one of AWS: signatures are made by the real time.
class SignedTimesTest {
  private final StandIn standIn =
      StandIn.start(World.builder().key(KEY, ACCOUNT).build(), InstantSource.system());

  /// What one client learns of the time, the clients after it in this process know from then on.
  @BeforeEach
  @AfterEach
  void forgetTheTime() {
    SdkGlobalTime.setGlobalTimeOffset(0);
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  @ParameterizedTest
  @CsvSource({"PT10M, Signature expired", "PT-10M, Signature not yet current"})
  void refusesWhatWasSignedAtAnotherTime(Duration skew, String complaint) {
    standIn.faults().skew(skew);

    try (CloudTrailClient client = Clients.of(standIn).cloudTrail()) {
      assertThatExceptionOfType(CloudTrailException.class)
          .isThrownBy(client::lookupEvents)
          .matches(one -> one.awsErrorDetails().errorCode().equals("InvalidSignatureException"))
          .withMessageContaining(complaint);
    }
  }

  @Test
  void takesWhatWasSignedAlmostNow() {
    standIn.faults().skew(Duration.ofMinutes(4));

    try (CloudTrailClient client = Clients.of(standIn).cloudTrail()) {
      assertThat(client.lookupEvents().events()).isEmpty();
    }
  }

  @Test
  void tellsTheTimeSoThatClientsCanCorrectTheirs() {
    standIn.faults().skew(Duration.ofMinutes(10));

    try (CloudTrailClient client =
        Clients.of(standIn)
            .cloudTrail(DefaultRetryStrategy.standardStrategyBuilder().maxAttempts(2).build())) {
      assertThat(client.lookupEvents().events()).isEmpty();
    }
    assertThat(standIn.lookups())
        .extracting(LoggedLookup::outcome)
        .containsExactly("InvalidSignatureException", "OK");
  }
}
