package dev.iamtracker.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  private static final List<String> KNOWN = List.of("failed_auth", "root_usage", "errors", "csv");

  @Test
  void findsNamesWithATypingMistake() {
    assertThat(Suggestions.closest("faild_auth", KNOWN)).containsExactly("failed_auth");
  }

  @Test
  void takesDashesAndCapitalsForTheSame() {
    assertThat(Suggestions.closest("Root-Usage", KNOWN)).containsExactly("root_usage");
  }

  @Test
  void findsNamesByTheirBeginning() {
    assertThat(Suggestions.closest("fail", KNOWN)).containsExactly("failed_auth");
  }

  @Test
  void putsTheClosestFirst() {
    assertThat(Suggestions.closest("timelin", List.of("timelines", "timeline", "time")))
        .containsExactly("timeline", "timelines");
  }

  @Test
  void saysNothingWhenNothingIsClose() {
    assertThat(Suggestions.closest("kangaroo", KNOWN)).isEmpty();
    assertThat(Suggestions.didYouMean("kangaroo", KNOWN)).isEmpty();
  }

  @Test
  void asksInASentence() {
    assertThat(Suggestions.didYouMean("cvs", List.of("csv", "tsv", "json")))
        .isEqualTo(" Did you mean csv?");
  }

  @Property
  void neverSuggestsMoreThanThreeNamesAndOnlyKnownOnes(
      @ForAll String typed, @ForAll List<String> known) {
    assertThat(Suggestions.closest(typed, known)).hasSizeLessThanOrEqualTo(3);
    assertThat(known).containsAll(Suggestions.closest(typed, known));
  }

  @Property
  void alwaysSuggestsTheNameItself(@ForAll String name) {
    assertThat(Suggestions.closest(name, List.of(name))).containsExactly(name);
  }
}
