package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// No secret of a record is left in what the quarantine keeps of it, wherever the record breaks.
class BrokenTextProperties {
  private static final String SECRET = "S3CR3T";

  @Property(tries = 1000)
  void noSecretIsLeft(@ForAll("records") String record, @ForAll double where) {
    int cut = (int) (Math.abs(where % 1) * record.length());

    for (String text : List.of(record, record.substring(0, cut), record + record, "}" + record)) {
      assertThat(RecordText.withoutSecrets(text.getBytes(UTF_8))).doesNotContain(SECRET);
    }
  }

  @Provide
  Arbitrary<String> records() {
    return value(3).map(value -> "{\"eventID\":\"1\",\"requestParameters\":" + value + ",,}");
  }

  private static Arbitrary<String> value(int depth) {
    Arbitrary<String> leaf = Arbitraries.of("1", "\"x\"", "\"a\\\"b\\\\\"", "null", "\"}\"", "[]");
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<String> below = value(depth - 1);
    Arbitrary<String> field =
        Combinators.combine(Arbitraries.of("a", "errorCode", "note\\\"", "Password_"), below)
            .as((name, value) -> "\"" + name + "\":" + value);
    Arbitrary<String> secretValue =
        Arbitraries.of(
            "\"S3CR3T\"",
            "\"\\\"S3CR3T\\\\\"",
            "\"a\\\\\\\"S3CR3T,}\"",
            "[\"S3CR3T\",{\"b\":\"S3CR3T\"}]",
            "{\"a\":[1,\"S3CR3T\"]}");
    Arbitrary<String> secret =
        Combinators.combine(
                Arbitraries.of(Secrets.NAMES),
                Arbitraries.of(true, false),
                Arbitraries.of(":", " : ", "\n:\t"),
                secretValue)
            .as(
                (name, upper, colon, value) ->
                    "\"" + (upper ? name.toUpperCase(Locale.ROOT) : name) + "\"" + colon + value);
    Arbitrary<String> object =
        Arbitraries.oneOf(field, secret)
            .list()
            .ofMaxSize(4)
            .map(fields -> "{" + String.join(",", fields) + "}");
    Arbitrary<String> text =
        object.map(json -> "\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    return Arbitraries.oneOf(leaf, object, text, below.list().ofMaxSize(3).map(Object::toString));
  }
}
