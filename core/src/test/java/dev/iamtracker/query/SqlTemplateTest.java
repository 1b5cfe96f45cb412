package dev.iamtracker.query;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SqlTemplateTest {
  @Test
  void findsParametersInTheirOrder() {
    assertThat(SqlTemplate.parse("SELECT :a, :b_2 WHERE :a = ''").names())
        .containsExactly("a", "b_2", "a");
  }

  @Test
  void leavesTextsCommentsAndCastsAlone() {
    String sql = "SELECT ':a', 'it''s :b', \":c\", x::d /* :e\n:f */ -- :g\n, :h";

    assertThat(SqlTemplate.parse(sql).names()).containsExactly("h");
  }

  @Test
  void putsValuesInThePlaceOfTheParameters() {
    assertThat(SqlTemplate.parse("a = :x OR b = :y").render(name -> "<" + name + ">"))
        .isEqualTo("a = <x> OR b = <y>");
  }

  @Property
  void givesBackEveryTextItWasCutFrom(@ForAll String text) {
    assertThat(SqlTemplate.parse(text).render(name -> ":" + name)).isEqualTo(text);
  }
}
