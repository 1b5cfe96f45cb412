package dev.iamtracker.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each line: a selection, the user agent or the request parameters, whether they match.
class ValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          userAgent: Boto3               ! "boto3"              ! true
          userAgent: Boto3               ! "boto3/1"            ! false
          userAgent: ''                  ! ""                   ! true
          userAgent: ''                  ! " "                  ! false
          userAgent: [one, two]          ! "TWO"                ! true
          userAgent: [one, two]          ! "three"              ! false
          userAgent: [a, b, c, d, e]     ! "D"                  ! true
          userAgent: [a, b, c, d, ss]    ! "\u00df"             ! false
          userAgent: [s, b, c, d, e]     ! "\u017f"             ! false
          userAgent: s                   ! "\u017f"             ! false
          userAgent: \u00c4rger          ! "\u00e4RGER"         ! true
          userAgent: aws*                ! "AWS-CLI"            ! true
          userAgent: aws*                ! "my-aws-cli"         ! false
          userAgent: '*cli'              ! "aws-cli"            ! true
          userAgent: '*cli'              ! "aws-cli/2"          ! false
          userAgent: a?c                 ! "abc"                ! true
          userAgent: a?c                 ! "ac"                 ! false
          userAgent: a*                  ! "a\\nb"              ! true
          userAgent: a\\*                ! "a*"                 ! true
          userAgent: a\\*                ! "ab"                 ! false
          userAgent: a\\?                ! "a?"                 ! true
          userAgent: a\\?                ! "ab"                 ! false
          userAgent: a\\\\*              ! "a\\\\b"             ! true
          userAgent: a\\\\*              ! "a*"                 ! false
          userAgent: a\\\\b              ! "a\\\\b"             ! true
          userAgent: a\\\\b              ! "a\\\\\\\\b"         ! false
          userAgent: a\\b                ! "a\\\\b"             ! true
          userAgent: a\\b                ! "ab"                 ! false
          userAgent: a\\                 ! "a\\\\"              ! true
          userAgent: '*a*b*'             ! "xaxbx"              ! true
          userAgent: '*a*b*'             ! "xbxax"              ! false
          userAgent|cased: Boto3         ! "Boto3"              ! true
          userAgent|cased: Boto3         ! "boto3"              ! false
          userAgent|cased: Boto*         ! "Boto3"              ! true
          userAgent|cased: Boto*         ! "boto3"              ! false
          userAgent|contains: oto        ! "BOTO3"              ! true
          userAgent|contains: oto        ! "bota"               ! false
          userAgent|contains: b*3        ! "xboto3x"            ! true
          userAgent|contains: b*3        ! "x3otobx"            ! false
          userAgent|contains: b\\*3      ! "xb*3x"              ! true
          userAgent|contains: b\\*3      ! "xboto3x"            ! false
          userAgent|contains|cased: oT   ! "boTo"               ! true
          userAgent|contains|cased: oT   ! "boto"               ! false
          userAgent|startswith: bo       ! "Boto3"              ! true
          userAgent|startswith: bo       ! "aBoto3"             ! false
          userAgent|startswith: b?t      ! "Boto3"              ! true
          userAgent|startswith: b?t      ! "Baoto3"             ! false
          userAgent|endswith: o3         ! "BotO3"              ! true
          userAgent|endswith: o3         ! "Boto3/1"            ! false
          userAgent|endswith: o*3        ! "Bototo3"            ! true
          userAgent|endswith: o*3        ! "Bototo3/"           ! false
          userAgent|contains|all: [a, b] ! "xbxa"               ! true
          userAgent|contains|all: [a, b] ! "xbxb"               ! false
          """)
  void texts(String selection, String userAgent, boolean matches) {
    assertThat(Trial.selects(selection, "{\"userAgent\": " + userAgent + "}")).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          requestParameters.n: 5                       ! {"n": 5}                   ! true
          requestParameters.n: 5                       ! {"n": 5.0}                 ! true
          requestParameters.n: 5                       ! {"n": "5"}                 ! true
          requestParameters.n: 5                       ! {"n": 55}                  ! false
          requestParameters.n: 5                       ! {"n": true}                ! false
          requestParameters.n: '5'                     ! {"n": 5}                   ! true
          requestParameters.n: '5'                     ! {"n": 6}                   ! false
          requestParameters.n: -1.5                    ! {"n": -1.50}               ! true
          requestParameters.n: -1.5                    ! {"n": 1.5}                 ! false
          requestParameters.n: 0x10                    ! {"n": 16}                  ! true
          requestParameters.n: 012345678901            ! {"n": "012345678901"}      ! true
          requestParameters.n: true                    ! {"n": true}                ! true
          requestParameters.n: true                    ! {"n": "True"}              ! true
          requestParameters.n: true                    ! {"n": false}               ! false
          requestParameters.n: True                    ! {"n": true}                ! true
          requestParameters.n: 'true'                  ! {"n": true}                ! true
          requestParameters.n: false                   ! {"n": 0}                   ! false
          requestParameters.n: null                    ! {"n": null}                ! true
          requestParameters.n: null                    ! {}                         ! true
          requestParameters.n: null                    ! null                       ! true
          requestParameters.n: null                    ! {"n": ""}                  ! false
          requestParameters.n: ~                       ! {}                         ! true
          requestParameters.n:                         ! {"n": "x"}                 ! false
          requestParameters.n: 'null'                  ! {"n": null}                ! false
          requestParameters.n: ''                      ! {"n": null}                ! false
          requestParameters.n: '*'                     ! {"n": ""}                  ! true
          requestParameters.n: '*'                     ! {"n": null}                ! false
          requestParameters.n: [null, a]               ! {}                         ! true
          requestParameters.n: [null, a]               ! {"n": "b"}                 ! false
          requestParameters.n|exists: true             ! {"n": null}                ! true
          requestParameters.n|exists: true             ! {"n": ""}                  ! true
          requestParameters.n|exists: true             ! {"m": 1}                   ! false
          requestParameters.n|exists: false            ! {"m": 1}                   ! true
          requestParameters.n|exists: false            ! {"n": 1}                   ! false
          requestParameters.n|gt: 5                    ! {"n": 6}                   ! true
          requestParameters.n|gt: 5                    ! {"n": 5}                   ! false
          requestParameters.n|gte: 5                   ! {"n": 5}                   ! true
          requestParameters.n|gte: 5                   ! {"n": 4.9}                 ! false
          requestParameters.n|lt: 5                    ! {"n": "4"}                 ! true
          requestParameters.n|lt: 5                    ! {"n": 5}                   ! false
          requestParameters.n|lte: 5                   ! {"n": 5}                   ! true
          requestParameters.n|lte: 5                   ! {"n": 1e1}                 ! false
          requestParameters.n|lt: 5                    ! {"n": "a"}                 ! false
          requestParameters.n|lt: 5                    ! {}                         ! false
          requestParameters.n|gt: 5                    ! {"n": 1e999999999}         ! false
          requestParameters.n|neq: a                   ! {"n": "b"}                 ! true
          requestParameters.n|neq: a                   ! {"n": "A"}                 ! false
          requestParameters.n|neq: a                   ! {}                         ! true
          requestParameters.n|neq: 5                   ! {"n": 6}                   ! true
          requestParameters.n|neq: 5                   ! {"n": 5}                   ! false
          requestParameters.n|neq: [a, b]              ! {"n": "c"}                 ! true
          requestParameters.n|neq: [a, b]              ! {"n": "b"}                 ! false
          requestParameters.n|contains: 5              ! {"n": 151}                 ! true
          requestParameters.n|contains: 5              ! {"n": 11}                  ! false
          requestParameters.a.b.c: x                   ! {"a": {"b": {"c": "x"}}}   ! true
          requestParameters.a.b.c: x                   ! {"a": {"b": "x"}}          ! false
          requestParameters.a.b: x                     ! {"a": [{"b": "y"}, {"b": "x"}]} ! true
          requestParameters.a.b: x                     ! {"a": [{"b": "y"}, {"c": "x"}]} ! false
          requestParameters.a: x                       ! {"a": ["y", "x"]}          ! true
          requestParameters.a: x                       ! {"a": ["y", ["x"]]}        ! true
          requestParameters.a: x                       ! {"a": ["y"]}               ! false
          requestParameters.a|contains: '"b":"x'       ! {"a": {"b": "xy"}}         ! true
          requestParameters.a|contains: '"b":"x'       ! {"a": {"b": "yx"}}         ! false
          requestParameters|contains: xy               ! {"a": {"b": "xyz"}}        ! true
          requestParameters|contains: xy               ! {"a": {"b": "yx"}}         ! false
          requestParameters|startswith: '{'            ! {"a": 1}                   ! true
          requestParameters|endswith: '['              ! {"a": 1}                   ! false
          requestParameters.a|contains|all: [x, y]     ! {"a": ["1x", "2y"]}        ! true
          requestParameters.a|contains|all: [x, y]     ! {"a": ["1x", "2x"]}        ! false
          """)
  void parameters(String selection, String parameters, boolean matches) {
    assertThat(Trial.selects(selection, "{\"requestParameters\": " + parameters + "}"))
        .isEqualTo(matches);
  }
}
