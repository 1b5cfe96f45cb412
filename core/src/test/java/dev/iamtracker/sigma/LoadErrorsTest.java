package dev.iamtracker.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadErrorsTest {
  private static final String HEAD =
      "title: A rule\nlogsource: {product: aws, service: cloudtrail}\n";

  /// Each line: a selection, the column of the error, the error. The selection is in line 4, from
  /// column 16.
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          {f|contain: a}                ! 17 ! unknown modifier 'contain'; did you mean 'contains'? known are contains, startswith, endswith, all, re, i, m, s, cidr, exists, gt, gte, lt, lte, neq, fieldref, base64, base64offset, wide, utf16, utf16le, utf16be, windash, cased, expand, minute, hour, day, week, month, year
          {f|somehow: a}                ! 17 ! unknown modifier 'somehow'; known are contains, startswith, endswith, all, re, i, m, s, cidr, exists, gt, gte, lt, lte, neq, fieldref, base64, base64offset, wide, utf16, utf16le, utf16be, windash, cased, expand, minute, hour, day, week, month, year
          {a: 1, f|all: a}              ! 23 ! |all needs a list of at least two values
          {f|contains|all: [a]}         ! 17 ! |all needs a list of at least two values
          {f|i: a}                      ! 17 ! |i, |m and |s belong to |re
          {f|contains|endswith: a}      ! 17 ! of contains, startswith and endswith only one can hold
          {f|re|contains: a}            ! 17 ! contains and re do not go together in one field
          {f|gt|lt: 5}                  ! 17 ! gt and lt do not go together in one field
          {f|hour|contains: 5}          ! 17 ! a part of a time is a number and contains no text
          {f|hour|day: 5}               ! 17 ! only one part of a time can be compared
          {f|hour: noon}                ! 17 ! a part of a time is compared with a number
          {f|gt: '5'}                   ! 17 ! |gt, |gte, |lt and |lte are compared with numbers
          {f|exists: 'yes'}             ! 17 ! |exists is compared with true or false
          {f|fieldref: 5}               ! 17 ! |fieldref is followed by the name of a field
          {f|fieldref: a*}              ! 17 ! the name of a field has no wildcards; write a backslash before * and ?
          {f|base64: a*}                ! 17 ! an encoded text has no wildcards; write a backslash before * and ?
          {f|base64: 5}                 ! 17 ! only a text can be encoded
          {f|base64|re: a}              ! 17 ! an encoded text is no pattern
          {f|base64|base64offset: a}    ! 17 ! base64 and base64offset do not go together
          {f|wide: a}                   ! 17 ! a UTF-16 text has to be followed by base64 or base64offset
          {f|cidr: 10.0.0.0/33}         ! 17 ! |cidr is followed by a network such as 10.0.0.0/8 or 2001:db8::/32
          {f|cidr: 10.0.0}              ! 17 ! |cidr is followed by a network such as 10.0.0.0/8 or 2001:db8::/32
          {f|contains: null}            ! 17 ! nothing is not contained in anything
          {f|re: 5}                     ! 17 ! |re is followed by a regular expression in quotes
          {f|re: 'a(?=b)'}              ! 17 ! not a regular expression of Sigma (which knows no look-around and no back reference): invalid or unsupported Perl syntax in a(?=b)
          {f|re: '(a)\\1'}              ! 17 ! not a regular expression of Sigma (which knows no look-around and no back reference): invalid escape sequence in (a)\\1
          {f|expand: a}                 ! 27 ! expand needs a placeholder such as %name%
          {f|expand: '%admin%'}         ! 27 ! unknown placeholder %admin%; did you mean 'admins'? known are admins
          {'|exists': true}             ! 17 ! |exists needs a field before it
          {'|gt': 5}                    ! 17 ! |gt needs a field before it
          {f: []}                       ! 20 ! an empty list of values matches nothing
          {f: {a: b}}                   ! 20 ! a field is compared with texts and numbers, not with a map
          {f: [[a]]}                    ! 21 ! a field is compared with texts and numbers, not with a list
          {}                            ! 16 ! the selection is empty
          []                            ! 16 ! the selection is empty
          null                          ! 16 ! the selection 'selection' is empty
          """)
  void sayWhatIsWrongWithASelection(String selection, int column, String reason) {
    String rule = HEAD + "detection:\n  selection:   " + selection + "\n  condition: selection\n";

    assertThat(errors(rule)).containsExactly("a.yml:4:" + column + ": " + reason);
  }

  /// Each line: a condition, the error. The condition is in line 5, from column 14.
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          selektion                ! the condition names 'selektion', which there is not; did you mean 'selection'? known are selection
          selection and other      ! the condition names 'other', which there is not; known are selection
          selection | count() > 5  ! '| count()' and its kind are of Sigma's first version; write a correlation rule of type event_count or value_count instead
          selection and            ! the condition ends where a selection is expected
          not                      ! the condition ends where a selection is expected
          selection selection      ! the condition ends before 'selection'
          (selection               ! ')' is missing in the condition
          selection)               ! the condition ends before ')'
          1 of filter_*            ! no selection is called 'filter_*'; known are selection
          2 of them                ! only '1 of' and 'all of' are known, not '2 of'
          all of                   ! 'all of' what?
          ''                       ! the condition is empty
          []                       ! the condition is empty
          {a: b}                   ! condition has to be a text, not a map
          """)
  void sayWhatIsWrongWithACondition(String condition, String reason) {
    String rule = HEAD + "detection:\n  selection: {f: a}\n  condition: " + condition + "\n";

    assertThat(errors(rule)).containsExactly("a.yml:5:14: " + reason);
  }

  /// Each line: a document, with `;` for ends of lines, the error.
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          detection: {a: [x], condition: a}                               ! a.yml:1:1: 'title' is missing
          title: A;detection: {a: [x], condition: a}                      ! a.yml:1:1: 'logsource' is missing
          title: A;logsource: {product: aws}                              ! a.yml:1:1: there is no 'detection', 'correlation' or 'filter'
          title: A;logsource: {product: aws};detection:;  a: [x]          ! a.yml:4:3: 'condition' is missing
          title: A;logsource: {product: aws};detection: {condition: a}    ! a.yml:3:12: there is no selection
          title: A;detection:;  timeframe: 5m;  a: [x];  condition: a     ! a.yml:3:3: timeframe is of Sigma's first version; write a correlation rule with a timespan
          title: A;action: global                                         ! a.yml:1:1: 'action' is of Sigma's first version; write each rule out in full
          title: A;level: hihg;detection: {a: [x], condition: a}          ! a.yml:2:8: unknown level 'hihg'; did you mean 'high'? known are informational, low, medium, high, critical
          title: A;detection: {a: [x], condition: a};filter: {rules: any} ! a.yml:1:1: a document has one of 'detection', 'correlation' and 'filter'
          just a text                                                     ! a.yml:1:1: a rule has to be a map, not the text 'just a text'
          [a, list]                                                       ! a.yml:1:1: a rule has to be a map, not a list
          # nothing                                                       ! a.yml:1:1: the file holds no rule
          """)
  void sayWhatIsWrongWithADocument(String document, String error) {
    assertThat(errors(document.replace(";", "\n"))).containsExactly(error);
  }

  @Test
  void sayWhereYamlEnds() {
    assertThat(errors("title: A\ndetection: [\n"))
        .singleElement()
        .asString()
        .matches("a\\.yml:3:1: .+");
  }

  @Test
  void doNotKeepOtherDocumentsFromLoading() {
    String good = HEAD + "name: %s\ndetection: {a: {f: x}, condition: a}\n---\n";
    String rules = good.formatted("one") + "title: [\n---\n" + good.formatted("two");

    RuleSet set = set(rules);

    assertThat(set.detections()).map(rule -> rule.head().id()).containsExactly("one", "two");
    assertThat(set.errors()).map(error -> error.place().line()).containsExactly(7);
  }

  @Test
  void nameBothPlacesOfARuleThatIsThereTwice() {
    String rule = HEAD + "name: one\ndetection: {a: {f: x}, condition: a}\n---\n";

    assertThat(errors(rule + rule))
        .containsExactly("a.yml:6:1: the rule 'one' is there already, at a.yml:1:1");
  }

  @Test
  void passOnWhyAFileHasNoText() {
    var source = new RuleSource("b.yml", "", Optional.of("the file cannot be read"));

    assertThat(RuleSet.of(List.of(), List.of(source), Map.of()).errors())
        .containsExactly(new SigmaError(new Place("b.yml", 1, 1), "the file cannot be read"));
  }

  private static List<String> errors(String rules) {
    RuleSet set = set(rules);
    return set.errors().stream().map(SigmaError::toString).toList();
  }

  private static RuleSet set(String rules) {
    return RuleSet.of(
        List.of(), List.of(new RuleSource("a.yml", rules)), Map.of("admins", List.of("ana")));
  }
}
