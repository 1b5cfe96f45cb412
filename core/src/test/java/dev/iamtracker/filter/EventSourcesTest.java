package dev.iamtracker.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.event.Utf8;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventSourcesTest {
  @ParameterizedTest
  @CsvSource({
    "iam.amazonaws.com,                iam",
    "sts.amazonaws.com,                sts",
    "signin.amazonaws.com,             signin",
    "signin.amazon.com,                signin",
    "sso.amazonaws.com,                sso",
    "sso-directory.amazonaws.com,      sso",
    "sso-oauth.amazonaws.com,          sso",
    "identitystore.amazonaws.com,      sso",
    "identitystore-scim.amazonaws.com, sso",
    "cloudtrail.amazonaws.com,         trail",
    "organizations.amazonaws.com,      org",
    "rolesanywhere.amazonaws.com,      other",
    "access-analyzer.amazonaws.com,    other"
  })
  void keepIdentitySourcesAndTellTheirType(String source, String type) {
    assertThat(EventSources.identity(List.of()).keeps(Utf8.of(source))).isTrue();
    assertThat(EventSources.all().keeps(Utf8.of(source))).isTrue();
    assertThat(EventSources.typeOf(Utf8.of(source))).hasToString(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3.amazonaws.com",
        "ec2.amazonaws.com",
        "iam.amazonaws.co",
        "iam.amazonaws.com.",
        "IAM.amazonaws.com",
        "a-name-longer-than-every-one-that-is-known.amazonaws.com",
        ""
      })
  void leaveOutOtherSourcesUnlessAllAreAskedFor(String source) {
    assertThat(EventSources.identity(List.of()).keeps(Utf8.of(source))).isFalse();
    assertThat(EventSources.all().keeps(Utf8.of(source))).isTrue();
    assertThat(EventSources.typeOf(Utf8.of(source))).hasToString("other");
  }

  @Test
  void keepExtraSourcesToo() {
    EventSources sources = EventSources.identity(List.of("kms.amazonaws.com", "iam.amazonaws.com"));

    assertThat(sources.keeps(Utf8.of("kms.amazonaws.com"))).isTrue();
    assertThat(sources.keeps(Utf8.of("iam.amazonaws.com"))).isTrue();
    assertThat(sources.keeps(Utf8.of("s3.amazonaws.com"))).isFalse();
  }

  @Test
  void findASourceInsideOtherBytes() {
    Utf8 record = Utf8.of("\"eventSource\":\"iam.amazonaws.com\"");

    assertThat(EventSources.identity(List.of()).keeps(record.part(15, 32))).isTrue();
    assertThat(EventSources.identity(List.of()).keeps(record.part(14, 32))).isFalse();
  }
}
