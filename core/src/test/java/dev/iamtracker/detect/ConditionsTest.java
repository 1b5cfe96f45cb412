package dev.iamtracker.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each line: a condition, the letters that the user agent contains, whether the rule matches.
/// There is a selection for each of a, b, c; one called `b_two` for d; `_e` for e.
class ConditionsTest {
  private static final String SELECTIONS =
      """
      a: {userAgent|contains: a}
      b_one: {userAgent|contains: b}
      b_two: {userAgent|contains: d}
      c-1.x: {userAgent|contains: c}
      _e: {userAgent|contains: e}
      condition: \
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          a                                ! a    ! true
          a                                ! b    ! false
          not a                            ! b    ! true
          not a                            ! a    ! false
          not not a                        ! a    ! true
          not not a                        ! b    ! false
          a and b_one                      ! ab   ! true
          a and b_one                      ! a    ! false
          a or b_one                       ! b    ! true
          a or b_one                       ! c    ! false
          a AND NOT b_one OR c-1.x         ! ax   ! true
          a AND NOT b_one OR c-1.x         ! ab   ! false
          a or b_one and c-1.x             ! ax   ! true
          a or b_one and c-1.x             ! b    ! false
          (a or b_one) and c-1.x           ! bc   ! true
          (a or b_one) and c-1.x           ! ax   ! false
          a and b_one or c-1.x             ! c    ! true
          a and (b_one or c-1.x)           ! c    ! false
          a and (b_one or c-1.x)           ! ac   ! true
          not a and b_one                  ! b    ! true
          not a and b_one                  ! c    ! false
          not (a and b_one)                ! b    ! true
          not (a and b_one)                ! ab   ! false
          not(a)and(b_one)                 ! b    ! true
          not(a)and(b_one)                 ! ab   ! false
          not a or b_one                   ! ab   ! true
          not (a or b_one)                 ! b    ! false
          not a or not b_one               ! a    ! true
          not a or not b_one               ! ab   ! false
          ((((a))))                        ! a    ! true
          ((((a))))                        ! b    ! false
          1 of b_*                         ! d    ! true
          1 of b_*                         ! a    ! false
          any of b_*                       ! d    ! true
          any of b_*                       ! a    ! false
          all of b_*                       ! bd   ! true
          all of b_*                       ! b    ! false
          1 of *_two                       ! d    ! true
          1 of *_two                       ! b    ! false
          1 of b*o                         ! d    ! true
          1 of b*o                         ! b    ! false
          1 of c-1.*                       ! c    ! true
          1 of c-1.*                       ! a    ! false
          1 of a                           ! a    ! true
          1 of a                           ! b    ! false
          1 of them                        ! c    ! true
          1 of them                        ! e    ! false
          1 of _*                          ! e    ! true
          1 of _*                          ! a    ! false
          all of them                      ! abcd ! true
          all of them                      ! abc  ! false
          ALL OF them                      ! abcd ! true
          ALL OF them                      ! abd  ! false
          not 1 of b_*                     ! a    ! true
          not 1 of b_*                     ! d    ! false
          not all of b_*                   ! d    ! true
          not all of b_*                   ! bd   ! false
          a and not 1 of b_*               ! ac   ! true
          a and not 1 of b_*               ! ad   ! false
          1 of b_* and not (a or c-1.x)    ! b    ! true
          1 of b_* and not (a or c-1.x)    ! bc   ! false
          [a, b_one]                       ! b    ! true
          [a, b_one]                       ! c    ! false
          [a and b_one, not c-1.x]         ! x    ! true
          [a and b_one, not c-1.x]         ! ac   ! false
          '  a  and  b_one  '              ! ab   ! true
          '  a  and  b_one  '              ! b    ! false
          """)
  void join(String condition, String userAgent, boolean matches) {
    assertThat(Trial.matches(SELECTIONS + condition, "{\"userAgent\": \"" + userAgent + "\"}"))
        .isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({"x, true", "y, false"})
  void mayHaveSelectionsThatAreCalledLikeItsWords(String userAgent, boolean matches) {
    String detection =
        """
        all: {userAgent: x}
        1: {userAgent: x}
        condition: all and 1
        """;

    assertThat(Trial.matches(detection, "{\"userAgent\": \"" + userAgent + "\"}"))
        .isEqualTo(matches);
  }
}
