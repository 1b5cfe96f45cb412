package dev.iamtracker.home;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.event.Utf8;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// A set of ids is a set of texts.
class EventIdsProperties {
  @Property(tries = 300)
  void saysOfEveryIdWhatASetOfTextsSays(@ForAll("ids") List<String> ids) {
    var compact = new EventIds();
    Set<String> texts = new HashSet<>();

    for (String id : ids) {
      assertThat(compact.add(Utf8.of(id))).as(id).isEqualTo(texts.add(id));
    }

    assertThat(compact.size()).isEqualTo(texts.size());
    assertThat(compact.weight()).isGreaterThanOrEqualTo(16L * texts.size());
    ids.forEach(id -> assertThat(compact.add(Utf8.of(id))).isFalse());
  }

  @Provide
  Arbitrary<List<String>> ids() {
    Arbitrary<String> few = Arbitraries.integers().between(0, 40).map(EventIdsProperties::uuid);
    Arbitrary<String> many = Arbitraries.integers().map(EventIdsProperties::uuid);
    Arbitrary<String> odd =
        Arbitraries.of(
            "",
            "00000000-0000-0000-0000-000000000000",
            "00000000-0000-0000-0000-000000000001",
            "00000000-0000-0001-0000-000000000000",
            "00000000-0000-0000-0000-00000000000g",
            "00000000_0000_0000_0000_000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "sha256:00",
            "EXAMPLE-id",
            "\u00e9");
    Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(40);
    Arbitrary<String> upper = few.map(id -> id.toUpperCase(Locale.ROOT));
    return Arbitraries.oneOf(few, many, odd, texts, upper).list().ofMaxSize(2500);
  }

  private static String uuid(int number) {
    return UUID.nameUUIDFromBytes(Integer.toString(number).getBytes(UTF_8)).toString();
  }
}
