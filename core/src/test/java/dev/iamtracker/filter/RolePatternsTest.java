package dev.iamtracker.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.event.Utf8;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolePatternsTest {
  private final RolePatterns patterns = new RolePatterns(List.of("*7"));

  @Test
  void answersRightForMoreRolesThanItRemembers() {
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < 5000; i++) {
        Utf8 arn = Utf8.of("arn:aws:iam::123456789012:role/Role" + i);

        assertThat(patterns.match(arn) != null).as("role %d", i).isEqualTo(i % 10 == 7);
      }
    }
  }

  @Test
  void takesNothingForARoleThatIamWouldRefuse() {
    Utf8 arn = Utf8.of("arn:aws:iam::123456789012:role/" + "x".repeat(3000) + "7");

    assertThat(patterns.match(arn)).isNull();
  }
}
