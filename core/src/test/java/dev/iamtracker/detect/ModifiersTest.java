package dev.iamtracker.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each line: a selection, the value it is held against, whether they match. What `contains`,
/// `startswith`, `endswith`, `cased` and the orders do with single values is in [ValuesTest].
class ModifiersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          userAgent|re: 'bo+to'                 ! "my booto"        ! true
          userAgent|re: 'bo+to'                 ! "my BOTO"         ! false
          userAgent|re: '^boto$'                ! "boto"            ! true
          userAgent|re: '^boto$'                ! "boto3"           ! false
          userAgent|re: ['^a', 'z$']            ! "xyz"             ! true
          userAgent|re: ['^a', 'z$']            ! "zya"             ! false
          userAgent|re|all: ['^a', 'z$']        ! "a z"             ! true
          userAgent|re|all: ['^a', 'z$']        ! "a y"             ! false
          userAgent|re: '\\d{3}\\.\\w'          ! "v123.x"          ! true
          userAgent|re: '\\d{3}\\.\\w'          ! "v123,x"          ! false
          userAgent|re: 'a*'                    ! ""                ! true
          userAgent|re: 'a\\*'                  ! "a*"              ! true
          userAgent|re: 'a\\*'                  ! "aa"              ! false
          userAgent|re|i: 'boto'                ! "BoTo"            ! true
          userAgent|re|i: 'boto'                ! "BoT"             ! false
          userAgent|re|ignorecase: 'boto'       ! "BoTo"            ! true
          userAgent|re|m: '^two$'               ! "one\\ntwo"       ! true
          userAgent|re: '^two$'                 ! "one\\ntwo"       ! false
          userAgent|re|multiline: '^two$'       ! "one\\ntwo"       ! true
          userAgent|re|s: 'one.two'             ! "one\\ntwo"       ! true
          userAgent|re: 'one.two'               ! "one\\ntwo"       ! false
          userAgent|re|dotall: 'one.two'        ! "one\\ntwo"       ! true
          userAgent|re|i|m|s: '^TWO.three$'     ! "one\\ntwo\\nthree\\nfour" ! true
          userAgent|re|i|m: '^TWO.three$'       ! "one\\ntwo\\nthree\\nfour" ! false
          userAgent|re|neq: '^a'                ! "b"               ! true
          userAgent|re|neq: '^a'                ! "a"               ! false
          userAgent|re: '(?i)boto'              ! "BOTO"            ! true
          userAgent|cidr: 10.0.0.0/8            ! "10.255.0.1"      ! true
          userAgent|cidr: 10.0.0.0/8            ! "11.0.0.1"        ! false
          userAgent|cidr: 10.0.0.0/8            ! "10.0.0.1.evil"   ! false
          userAgent|cidr: 10.0.0.0/8            ! "ec2.amazonaws.com" ! false
          userAgent|cidr: 192.0.2.128/25        ! "192.0.2.128"     ! true
          userAgent|cidr: 192.0.2.128/25        ! "192.0.2.127"     ! false
          userAgent|cidr: 192.0.2.7             ! "192.0.2.7"       ! true
          userAgent|cidr: 192.0.2.7             ! "192.0.2.8"       ! false
          userAgent|cidr: 0.0.0.0/0             ! "203.0.113.9"     ! true
          userAgent|cidr: 0.0.0.0/0             ! "2001:db8::1"     ! false
          userAgent|cidr: 2001:db8::/32         ! "2001:DB8:0:1::9" ! true
          userAgent|cidr: 2001:db8::/32         ! "2001:db9::1"     ! false
          userAgent|cidr: ::ffff:10.0.0.0/104   ! "::ffff:a01:203"  ! true
          userAgent|cidr: ::1/128               ! "::2"             ! false
          userAgent|cidr: [10.0.0.0/8, '::/0']  ! "fe80::1"         ! true
          userAgent|cidr: [10.0.0.0/8, '::/0']  ! "9.9.9.9"         ! false
          userAgent|cidr|neq: 10.0.0.0/8        ! "9.9.9.9"         ! true
          userAgent|cidr|neq: 10.0.0.0/8        ! "10.9.9.9"        ! false
          userAgent|contains|neq: oto           ! "curl"            ! true
          userAgent|contains|neq: oto           ! "boto"            ! false
          userAgent|contains|all|neq: [a, b]    ! "a c"             ! true
          userAgent|contains|all|neq: [a, b]    ! "a b"             ! false
          userAgent|startswith|all: [a, ab]     ! "abc"             ! true
          userAgent|startswith|all: [a, ab]     ! "acb"             ! false
          userAgent|endswith|all: [c, bc]       ! "ABC"             ! true
          userAgent|endswith|all: [c, bc]       ! "bac"             ! false
          userAgent|startswith|cased: Bo        ! "Boto"            ! true
          userAgent|startswith|cased: Bo        ! "boto"            ! false
          userAgent|cased|neq: Boto             ! "boto"            ! true
          userAgent|cased|neq: Boto             ! "Boto"            ! false
          userAgent|all: ['a*', '*z']           ! "a to z"          ! true
          userAgent|all: ['a*', '*z']           ! "a to y"          ! false
          """)
  void comparisons(String selection, String userAgent, boolean matches) {
    assertThat(Trial.selects(selection, "{\"userAgent\": " + userAgent + "}")).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          userAgent|base64: CreateUser                   ! "Q3JlYXRlVXNlcg==" ! true
          userAgent|base64: CreateUser                   ! "q3jlyxrlvxnlcg==" ! false
          userAgent|base64: CreateUser                   ! "CreateUser"       ! false
          userAgent|base64|contains: Create              ! "Q3JlYXRlVXNlcg==" ! true
          userAgent|base64|contains: create              ! "Q3JlYXRlVXNlcg==" ! false
          userAgent|base64: [x, CreateUser]              ! "Q3JlYXRlVXNlcg==" ! true
          userAgent|base64offset|contains: CreateUser    ! "Q3JlYXRlVXNlciEh" ! true
          userAgent|base64offset|contains: CreateUser    ! "eENyZWF0ZVVzZXIhIQ==" ! true
          userAgent|base64offset|contains: CreateUser    ! "eHhDcmVhdGVVc2VyISE=" ! true
          userAgent|base64offset|contains: CreateUser    ! "eENyZWF0ZVVtZXIhIQ==" ! false
          userAgent|base64offset: CreateUser             ! "eENyZWF0ZVVzZXIhIQ==" ! true
          userAgent|wide|base64: Ana                     ! "QQBuAGEA"         ! true
          userAgent|wide|base64: Ana                     ! "QW5h"             ! false
          userAgent|utf16le|base64: Ana                  ! "QQBuAGEA"         ! true
          userAgent|utf16le|base64: Ana                  ! "AEEAbgBh"         ! false
          userAgent|utf16be|base64: Ana                  ! "AEEAbgBh"         ! true
          userAgent|utf16be|base64: Ana                  ! "QQBuAGEA"         ! false
          userAgent|utf16|base64: Ana                    ! "//5BAG4AYQA="     ! true
          userAgent|utf16|base64: Ana                    ! "QQBuAGEA"         ! false
          userAgent|wide|base64offset|contains: Ana      ! "QQBuAGEAeno="     ! true
          userAgent|wide|base64offset|contains: Ana      ! "eEEAbgBhAHp6"     ! true
          userAgent|wide|base64offset|contains: Ana      ! "eHhBAG4AYQB6eg==" ! true
          userAgent|wide|base64offset|contains: Ana      ! "eHhBbmF6eg=="     ! false
          userAgent|windash|contains: ' -f'              ! "cmd /f"           ! true
          userAgent|windash|contains: ' -f'              ! "cmd -f"           ! true
          userAgent|windash|contains: ' -f'              ! "cmd \u2014f"      ! true
          userAgent|windash|contains: ' -f'              ! "cmd \u2013f"      ! true
          userAgent|windash|contains: ' -f'              ! "cmd \u2015f"      ! true
          userAgent|windash|contains: ' -f'              ! "cmd +f"           ! false
          userAgent|windash|contains: ' /f'              ! "cmd -F"           ! true
          userAgent|contains: ' -f'                      ! "cmd /f"           ! false
          userAgent|windash: 'cmd -a -b'                 ! "cmd -a /b"        ! true
          userAgent|windash: 'cmd -a -b'                 ! "cmd -a +b"        ! false
          userAgent|windash: 'a-b -c'                    ! "a-b /c"           ! true
          userAgent|windash: 'a-b -c'                    ! "a/b /c"           ! false
          userAgent|windash|contains|all: [' -a', ' -b'] ! "x /b /a"          ! true
          userAgent|windash|contains|all: [' -a', ' -b'] ! "x /b a"           ! false
          userAgent|windash|base64: 'cmd -f'             ! "Y21kIC9m"         ! true
          userAgent|windash|base64: 'cmd -f'             ! "Y21kIOKAk2Y="     ! true
          userAgent|windash|base64: 'cmd -f'             ! "Y21kICtm"         ! false
          userAgent|expand: '%admins%'                   ! "Ana"              ! true
          userAgent|expand: '%admins%'                   ! "ben"              ! true
          userAgent|expand: '%admins%'                   ! "carl"             ! false
          userAgent|expand: 'x-%places%'                 ! "x-us"             ! true
          userAgent|expand: 'x-%places%'                 ! "us"               ! false
          userAgent|expand: '%places%-%admins%'          ! "eu-ana"           ! true
          userAgent|expand: '%places%-%admins%'          ! "ana-eu"           ! false
          userAgent|expand|contains: '%places%'          ! "in us now"        ! true
          userAgent|expand|contains: '%places%'          ! "in uk now"        ! false
          userAgent|expand: '%nobody%'                   ! ""                 ! false
          userAgent|expand: ['%nobody%', '%places%']     ! "eu"               ! true
          userAgent|expand|all: ['%nobody%', '%nobody%'] ! "eu"               ! false
          userAgent|expand|neq: '%nobody%'               ! "eu"               ! true
          userAgent|expand|neq: '%places%'               ! "eu"               ! false
          userAgent: '%places%'                          ! "eu"               ! false
          userAgent: '%places%'                          ! "%places%"         ! true
          """)
  void otherSpellings(String selection, String userAgent, boolean matches) {
    assertThat(Trial.selects(selection, "{\"userAgent\": " + userAgent + "}")).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          a|fieldref: requestParameters.b            ! {"a": "x", "b": "X"}         ! true
          a|fieldref: requestParameters.b            ! {"a": "x", "b": "y"}         ! false
          a|fieldref: requestParameters.b            ! {"a": "x"}                   ! false
          a|fieldref: requestParameters.b            ! {}                           ! false
          a|fieldref: requestParameters.b            ! {"a": null, "b": null}       ! false
          a|fieldref: requestParameters.b            ! {"a": 5, "b": "5"}           ! true
          a|fieldref: requestParameters.b            ! {"a": "x", "b": ["y", "x"]}  ! true
          a|fieldref|cased: requestParameters.b      ! {"a": "x", "b": "x"}         ! true
          a|fieldref|cased: requestParameters.b      ! {"a": "x", "b": "X"}         ! false
          a|fieldref|startswith: requestParameters.b ! {"a": "xy", "b": "x"}        ! true
          a|fieldref|startswith: requestParameters.b ! {"a": "yx", "b": "x"}        ! false
          a|fieldref|endswith: requestParameters.b   ! {"a": "yx", "b": "x"}        ! true
          a|fieldref|endswith: requestParameters.b   ! {"a": "xy", "b": "x"}        ! false
          a|fieldref|contains: requestParameters.b   ! {"a": "yxy", "b": "x"}       ! true
          a|fieldref|contains: requestParameters.b   ! {"a": "x", "b": "yxy"}       ! false
          a|fieldref|neq: requestParameters.b        ! {"a": "x", "b": "y"}         ! true
          a|fieldref|neq: requestParameters.b        ! {"a": "x", "b": "x"}         ! false
          a|fieldref: [awsRegion, eventName]         ! {"a": "createuser"}          ! true
          a|fieldref: [awsRegion, eventName]         ! {"a": "DeleteUser"}          ! false
          a|fieldref|contains|all: [awsRegion, eventName] ! {"a": "CreateUser in us-east-1"} ! true
          a|fieldref|contains|all: [awsRegion, eventName] ! {"a": "CreateUser in us-east-2"} ! false
          a|exists: true                             ! {"a": {"x": 1}}              ! true
          a|exists: true                             ! {"b": {"a": 1}}              ! false
          a|exists: false                            ! {"a": null}                  ! false
          a.b|exists: true                           ! {"a": [{"c": 1}, {"b": 1}]}  ! true
          a.b|exists: false                          ! {"a": [{"c": 1}, {"b": 1}]}  ! false
          a|gt: -1.5                                 ! {"a": -1.4}                  ! true
          a|gt: -1.5                                 ! {"a": -1.6}                  ! false
          a|gte: 5                                   ! {"a": [1, 5]}                ! true
          a|gte: 5                                   ! {"a": [1, 4]}                ! false
          a|lt: 5                                    ! {"a": true}                  ! false
          a|lte: 5                                   ! {"a": ""}                    ! false
          a|gt: [5, 3]                               ! {"a": 4}                     ! true
          a|gt: [5, 3]                               ! {"a": 3}                     ! false
          a|gt|all: [5, 3]                           ! {"a": 6}                     ! true
          a|gt|all: [5, 3]                           ! {"a": 4}                     ! false
          a|gt|neq: 5                                ! {"a": 5}                     ! true
          a|gt|neq: 5                                ! {"a": 6}                     ! false
          a|gt: 9007199254740992                     ! {"a": 9007199254740993}      ! true
          a|gt: 9007199254740993                     ! {"a": 9007199254740993}      ! false
          """)
  void otherFieldsAndNumbers(String selection, String parameters, boolean matches) {
    assertThat(
            Trial.selects(
                "requestParameters." + selection, "{\"requestParameters\": " + parameters + "}"))
        .isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          minute: 15         ! 2026-11-22T23:15:59Z      ! true
          minute: 15         ! 2026-11-22T23:16:00Z      ! false
          hour: 23           ! 2026-11-22T23:59:59Z      ! true
          hour: 23           ! 2026-11-22T22:59:59Z      ! false
          hour: 23           ! 2026-11-23T01:30:00+02:00 ! true
          hour: 1            ! 2026-11-23T01:30:00+02:00 ! false
          hour: [22, 23]     ! 2026-11-22T22:00:00Z      ! true
          hour: [22, 23]     ! 2026-11-22T00:00:00Z      ! false
          hour|gte: 22       ! 2026-11-22T22:00:00Z      ! true
          hour|gte: 22       ! 2026-11-22T21:59:59Z      ! false
          hour|gt: 22        ! 2026-11-22T23:00:00Z      ! true
          hour|gt: 22        ! 2026-11-22T22:59:59Z      ! false
          hour|lt: 6         ! 2026-11-22T05:59:59Z      ! true
          hour|lt: 6         ! 2026-11-22T06:00:00Z      ! false
          hour|lte: 6        ! 2026-11-22T06:59:59Z      ! true
          hour|lte: 6        ! 2026-11-22T07:00:00Z      ! false
          hour|neq: 6        ! 2026-11-22T07:00:00Z      ! true
          hour|neq: 6        ! 2026-11-22T06:00:00Z      ! false
          day: 22            ! 2026-11-22T23:15:00Z      ! true
          day: 22            ! 2026-11-23T00:15:00Z      ! false
          day: 22            ! 2026-11-23T00:15:00+01:00 ! true
          week: 53           ! 2027-01-03T12:00:00Z      ! true
          week: 53           ! 2027-01-04T12:00:00Z      ! false
          month: 11          ! 2026-11-30T23:59:59Z      ! true
          month: 11          ! 2026-12-01T00:00:00Z      ! false
          year: 2026         ! 2026-12-31T23:59:59Z      ! true
          year: 2026         ! 2027-01-01T00:00:00Z      ! false
          year|lt: 2027      ! 2026-12-31T23:59:59Z      ! true
          """)
  void partsOfTimes(String modifier, String time, boolean matches) {
    String text = "{\"requestParameters\": {\"t\": \"" + time + "\"}}";

    assertThat(Trial.selects("requestParameters.t|" + modifier, text)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          eventTime|hour: 23           ! {}                                      ! true
          eventTime|hour: 22           ! {}                                      ! false
          eventTime|minute: 15         ! {}                                      ! true
          requestParameters.t|year: 1970 ! {"requestParameters": {"t": 86400}}   ! true
          requestParameters.t|day: 2   ! {"requestParameters": {"t": 86400}}     ! true
          requestParameters.t|day: 1   ! {"requestParameters": {"t": 86400}}     ! false
          requestParameters.t|year: 1970 ! {"requestParameters": {"t": 1e300}}   ! false
          requestParameters.t|year: 2026 ! {"requestParameters": {"t": "2026"}}  ! false
          requestParameters.t|year|neq: 2026 ! {"requestParameters": {}}         ! true
          requestParameters.t|hour|gte: 0 ! {"requestParameters": {"t": "soon"}} ! false
          """)
  void timesOfOtherKinds(String selection, String fields, boolean matches) {
    assertThat(Trial.selects(selection, fields)).isEqualTo(matches);
  }
}
