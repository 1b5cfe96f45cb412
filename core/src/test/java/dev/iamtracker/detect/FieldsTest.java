package dev.iamtracker.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each line: a selection, fields of an event, whether they match.
class FieldsTest {
  private static final String ASSUMED =
      """
      {"userIdentity": {"type": "AssumedRole", "principalId": "AROA:ana", "accountId": "111122223333",
        "sessionContext": {"sessionIssuer": {"type": "Role", "userName": "Admin"},
          "attributes": {"mfaAuthenticated": "false", "creationDate": "2026-11-22T23:00:00Z"}}},
       "resources": [{"ARN": "arn:one", "type": "AWS::IAM::Role"}, {"ARN": "arn:two"}],
       "requestParameters": {"tags": [{"key": "a", "value": "1"}, {"key": "b", "value": "2"}],
         "deep": [[{"x": 1}], {"y": {"z": [{"w": "found"}]}}], "dotted.name": "d", "Name": "n",
         "policy": "{\\"Effect\\": \\"Allow\\"}"},
       "responseElements": null, "readOnly": false, "sharedEventID": "s-1",
       "additionalEventData": {"MFAUsed": "No"}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          eventName: CREATEUSER                                     ! true
          eventName: CreateUsers                                    ! false
          userIdentity.type: AssumedRole                            ! true
          userIdentity.type: IAMUser                                ! false
          userIdentity.sessionContext.sessionIssuer.userName: admin ! true
          userIdentity.sessionContext.sessionIssuer.userName: ana   ! false
          userIdentity.userName: Admin                              ! false
          userIdentity.userName|exists: false                       ! true
          userIdentity.sessionContext.attributes.mfaAuthenticated: 'false' ! true
          userIdentity.sessionContext.attributes.mfaAuthenticated: false ! true
          userIdentity.sessionContext.attributes.mfaAuthenticated: true ! false
          userIdentity.sessionContext.attributes.creationDate|hour: 23 ! true
          userIdentity.sessionContext.attributes.creationDate|hour: 22 ! false
          resources.ARN: arn:two                                    ! true
          resources.ARN: arn:three                                  ! false
          resources.type: AWS::IAM::Role                            ! true
          resources.name|exists: false                              ! true
          requestParameters.tags.key: b                             ! true
          requestParameters.tags.key: c                             ! false
          requestParameters.tags.key|neq: b                         ! false
          requestParameters.tags.key|neq: c                         ! true
          requestParameters.deep.x: 1                               ! true
          requestParameters.deep.x: 2                               ! false
          requestParameters.deep.y.z.w: found                       ! true
          requestParameters.deep.z.w: found                         ! false
          requestParameters.Name: n                                 ! true
          requestParameters.name: n                                 ! false
          eventname: CreateUser                                     ! false
          readOnly: false                                           ! true
          readOnly: true                                            ! false
          readOnly: 'false'                                         ! true
          sharedEventID: s-1                                        ! true
          sharedEventID: s-2                                        ! false
          responseElements: null                                    ! true
          requestParameters: null                                   ! false
          errorCode: null                                           ! true
          errorCode|exists: false                                   ! true
          errorCode: ''                                             ! false
          eventTime: 2026-11-22T23:15:00Z                           ! true
          eventTime|startswith: '2026-11-23'                        ! false
          recipientAccountId: 111122223333                          ! true
          recipientAccountId: '111122223333'                        ! true
          recipientAccountId: 111122223334                          ! false
          no.such.field: x                                          ! false
          no.such.field: null                                       ! true
          requestParameters|contains: '"key":"b","value":"2"'       ! true
          requestParameters|contains: '"key":"b","value":"1"'       ! false
          requestParameters|contains|all: ['"key":"a"', 'FOUND']    ! true
          requestParameters|contains|all: ['"key":"a"', 'lost']     ! false
          requestParameters|re: '"key":"[ab]"'                      ! true
          requestParameters|re: '"key":"[cd]"'                      ! false
          requestParameters|contains|cased: 'found'                 ! true
          requestParameters|contains|cased: 'FOUND'                 ! false
          requestParameters|contains: '\\"Effect\\": \\"Allow\\"'   ! true
          requestParameters.policy|contains: '"Effect": "Allow"'    ! true
          requestParameters.policy|contains: '"Effect": "Deny"'     ! false
          requestParameters.tags|contains: '"value":"2"'            ! true
          requestParameters.tags|contains: '"value":"3"'            ! false
          userIdentity|contains: '"userName":"Admin"'               ! true
          userIdentity|contains: '"userName":"ana"'                 ! false
          userIdentity.sessionContext|contains: 'mfaAuthenticated'  ! true
          userIdentity.sessionContext|contains: 'principalId'       ! false
          additionalEventData|endswith: '"No"}'                     ! true
          additionalEventData|endswith: '"Yes"}'                    ! false
          resources|contains: arn:two                               ! true
          resources|contains: arn:three                             ! false
          """)
  void areFoundByTheirNames(String selection, boolean matches) {
    assertThat(Trial.selects(selection, ASSUMED)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          createuser                       ! true
          CreateUse?                       ! true
          DeleteUser                       ! false
          [nothing, FOUND]                 ! true
          [nothing, lost]                  ! false
          'arn:t*o'                        ! true
          'arn:t*ree'                      ! false
          mfaAuthenticated                 ! false
          'Admin'                          ! true
          111122223333                     ! true
          111122223334                     ! false
          [null]                           ! false
          ~{'|all': [arn:one, arn:two]}~   ! true
          ~{'|all': [arn:one, arn:six]}~   ! false
          ~{'|contains': arn:o}~           ! true
          ~{'|startswith': rn:o}~          ! false
          ~{'|startswith': arn:o}~         ! true
          ~{'|endswith': arn:o}~           ! false
          ~{'|endswith': ':one'}~          ! true
          ~{'|cased': found}~              ! true
          ~{'|cased': FOUND}~              ! false
          ~{'|re': '^f[aeiou]+nd$'}~       ! true
          ~{'|re': '^f[ae]+nd$'}~          ! false
          ~{'|expand': '%places%-east-1'}~ ! true
          ~{'|expand': '%nobody%'}~        ! false
          """)
  void keywordsAreValuesAnywhere(String keywords, boolean matches) {
    assertThat(Trial.matches("words: " + keywords + "\ncondition: words", ASSUMED))
        .isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          {eventName: CreateUser, awsRegion: us-east-1}     ! true
          {eventName: CreateUser, awsRegion: us-east-2}     ! false
          [{eventName: DeleteUser}, {awsRegion: us-east-1}] ! true
          [{eventName: DeleteUser}, {awsRegion: us-east-2}] ! false
          [{eventName: CreateUser, awsRegion: us-east-2}, {eventName: DeleteUser, awsRegion: us-east-1}] ! false
          [{eventName: CreateUser, awsRegion: us-east-1}, {eventName: DeleteUser, awsRegion: us-east-2}] ! true
          [{eventName: DeleteUser}, found]                  ! true
          [{eventName: DeleteUser}, lost]                   ! false
          {eventName: [DeleteUser, CreateUser]}             ! true
          {eventName: [DeleteUser, CreateRole]}             ! false
          {eventName|startswith: Create, eventName|endswith: User} ! true
          {eventName|startswith: Create, eventName|endswith: Role} ! false
          """)
  void mapsAreJoinedByAndListsByOr(String selection, boolean matches) {
    assertThat(Trial.matches("selection: " + selection + "\ncondition: selection", ASSUMED))
        .isEqualTo(matches);
  }
}
