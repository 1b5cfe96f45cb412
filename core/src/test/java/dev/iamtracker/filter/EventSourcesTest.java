package dev.iamtracker.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(EventSources.identity(List.of()).keeps(utf8(source))).isTrue();
    assertThat(EventSources.all().keeps(utf8(source))).isTrue();
    assertThat(EventSources.typeOf(utf8(source))).asString(UTF_8).isEqualTo(type);
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
    assertThat(EventSources.identity(List.of()).keeps(utf8(source))).isFalse();
    assertThat(EventSources.all().keeps(utf8(source))).isTrue();
    assertThat(EventSources.typeOf(utf8(source))).asString(UTF_8).isEqualTo("other");
  }

  @Test
  void keepExtraSourcesToo() {
    EventSources sources = EventSources.identity(List.of("kms.amazonaws.com", "iam.amazonaws.com"));

    assertThat(sources.keeps(utf8("kms.amazonaws.com"))).isTrue();
    assertThat(sources.keeps(utf8("iam.amazonaws.com"))).isTrue();
    assertThat(sources.keeps(utf8("s3.amazonaws.com"))).isFalse();
  }

  @Test
  void findASourceInsideOtherBytes() {
    byte[] record = utf8("\"eventSource\":\"iam.amazonaws.com\"");

    assertThat(EventSources.identity(List.of()).keeps(record, 15, 32)).isTrue();
    assertThat(EventSources.identity(List.of()).keeps(record, 14, 32)).isFalse();
  }

  @Test
  void giveTheSameArrayForTheSameType() {
    assertThat(EventSources.typeOf(utf8("sso.amazonaws.com")))
        .isSameAs(EventSources.typeOf(utf8("identitystore.amazonaws.com")));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
