package dev.iamtracker.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.event.IdentityEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventKindTest {
  private static final String RULES =
      rule(
              "reads",
              "selection: {eventSource: iam.amazonaws.com, 'eventName|startswith': [Get, List]}\ncondition: selection")
          + rule("denied", "selection: {errorCode: AccessDenied}\ncondition: selection")
          + rule(
              "fine",
              "selection: {iat.outcome: success}\nroot: {userIdentity.type: Root}\ncondition: selection and not root")
          + rule(
              "silent",
              "selection: {errorCode: null}\nuser: {userIdentity.type|exists: true}\ncondition: selection and user")
          + rule(
              "agent",
              "selection: {'userAgent|contains': pacu}\nroot: {userIdentity.type: Root}\ncondition: selection or root");

  private final Detector detector = new Detector(Trial.compiled(RULES));

  private static String rule(String name, String detection) {
    return "---\n" + Trial.rule(detection).replace("name: rule", "name: " + name);
  }

  @Test
  void tellsEventsOfOneKindFromThoseOfAnother() {
    String read = "\"eventName\": \"GetUser\", \"userIdentity\": {\"type\": \"IAMUser\"}";

    assertThat(matched("{" + read + "}")).containsExactly("reads", "fine", "silent");
    assertThat(matched("{" + read + ", \"errorCode\": \"AccessDenied\"}"))
        .containsExactly("reads", "denied");
    assertThat(matched("{" + read + ", \"userAgent\": \"Pacu/1\"}"))
        .containsExactly("reads", "fine", "silent", "agent");
    assertThat(matched("{" + read.replace("IAMUser", "Root") + "}"))
        .containsExactly("reads", "silent", "agent");
    assertThat(matched("{" + read + "}")).containsExactly("reads", "fine", "silent");
  }

  @Test
  void looksAtTheRecordWhereItsColumnsHoldSomethingElse() {
    String read = "\"eventName\": \"GetUser\", \"userIdentity\": {\"type\": \"IAMUser\"}";

    assertThat(matched("{" + read + ", \"errorCode\": {\"code\": 7}}"))
        .containsExactly("reads", "fine");
    assertThat(matched("{" + read + ", \"errorCode\": null}"))
        .containsExactly("reads", "fine", "silent");
  }

  private List<String> matched(String fields) {
    IdentityEvent event = Trial.event(fields);
    return detector.match(event).stream().map(CompiledRule::id).toList();
  }
}
