package dev.iamtracker.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What items do, wherever they are kept.
interface ItemsContract {
  Key KEY = new Key("partition", "a");

  Items items();

  @Test
  default void anItemComesBackAsItWasPut() {
    Item item =
        Item.of(KEY)
            .with("text", "\u0000 \ud83d\ude00 ünïcödé")
            .with("number", Long.MIN_VALUE)
            .with("flag", true)
            .with("bytes", new byte[] {0, -1, 7})
            .with("half", "\ud83d")
            .with("texts", List.of("", "b", "\udc00"));

    assertThat(items().put(item)).isTrue();

    assertThat(items().get(KEY)).contains(new Item(KEY, 1, item.values()));
    assertThat(items().get(new Key("partition", "b"))).isEmpty();
  }

  @Test
  default void whoDidNotReadTheLastVersionChangesNothing() {
    items().put(Item.of(KEY).with("text", "first"));
    Item first = items().get(KEY).orElseThrow();
    assertThat(items().put(first.with("text", "second"))).isTrue();

    assertThat(items().put(first.with("text", "late"))).isFalse();
    assertThat(items().put(Item.of(KEY))).isFalse();
    assertThat(items().delete(first)).isFalse();

    assertThat(items().get(KEY).flatMap(item -> item.text("text"))).contains("second");
  }

  @Test
  default void whatIsDeletedCanBePutAgain() {
    items().put(Item.of(KEY));

    assertThat(items().delete(items().get(KEY).orElseThrow())).isTrue();
    assertThat(items().get(KEY)).isEmpty();

    assertThat(items().put(Item.of(KEY))).isTrue();
  }

  @Test
  default void aPartitionIsInTheOrderOfItsSortKeys() {
    items()
        .putAll(
            List.of(
                Item.of(new Key("p", "b#2")),
                Item.of(new Key("p", "a")),
                Item.of(new Key("p", "b#1")),
                Item.of(new Key("other", "b#3"))));

    assertThat(items().partition("p", "b#").stream().map(item -> item.key().sort()))
        .containsExactly("b#1", "b#2");
    assertThat(items().partition("p", "")).hasSize(3);
  }

  @Test
  default void anItemIsChangedAsItIsNow() {
    items().put(Item.of(KEY).with("number", 5));

    items()
        .change(Set.of(KEY), item -> Optional.of(item.with("number", item.number("number") + 1)));
    items().change(Set.of(KEY), _ -> Optional.empty());

    assertThat(items().get(KEY).orElseThrow().number("number")).isEqualTo(6);
  }

  @Test
  default void ofManyThoseAreWrittenThatWereNotThere() {
    items().put(Item.of(new Key("p", "7")));
    List<Item> many =
        IntStream.range(0, 260).mapToObj(i -> Item.of(new Key("p", Integer.toString(i)))).toList();

    Set<Key> written = items().putAll(many);

    assertThat(written).hasSize(259).doesNotContain(new Key("p", "7"));
    assertThat(items().get(Set.copyOf(many.stream().map(Item::key).toList()))).hasSize(260);
  }
}
