package dev.iamtracker.alert;

import static dev.iamtracker.finding.SampleFindings.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What every place for the states of channels does.
public interface ChannelStatesContract {
  ChannelStates channels();

  @Test
  default void aChannelThatNothingIsKnownOfWorks() {
    assertThat(channels().of("file")).isEqualTo(ChannelState.WORKING);
  }

  @Test
  default void theLastStateOfAChannelCounts() {
    var held = new ChannelState(2, NOON.plusMillis(1), true, "it answered 500");
    channels().put("slack", new ChannelState(1, NOON, false, ""));
    channels().put("slack", held);
    channels().put("file", ChannelState.WORKING);

    assertThat(channels().of("slack")).isEqualTo(held);
    assertThat(channels().of("file")).isEqualTo(ChannelState.WORKING);
  }
}
