package dev.weir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  private static String again(String text) {
    return CanonicalJson.write(CanonicalJson.read(text));
  }

  @Test
  void keysAreSortedAndSpaceGoes() {
    assertThat(again("{ \"b\" : [1, true, null], \"a\": {\"z\":1,\"y\":\"x\"} }"))
        .isEqualTo("{\"a\":{\"y\":\"x\",\"z\":1},\"b\":[1,true,null]}");
  }

  @Test
  void numbersLookAsInEcmaScript() {
    assertThat(again("[0.1,1e21,1E-7,123456.789,-0.000001,333333333.33333329,1e22,4.50,2e-3,-0]"))
        .isEqualTo("[0.1,1e+21,1e-7,123456.789,-0.000001,333333333.3333333,1e+22,4.5,0.002,0]");
    assertThat(again("[9007199254740993, 295147905179352830000]"))
        .isEqualTo("[9007199254740992,295147905179352830000]");
  }

  @Test
  void stringsHaveTheFewestEscapes() {
    assertThat(again("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\""))
        .isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
  }

  @Test
  void theWriterWithoutValuesGivesTheSameText() {
    String text =
        new CanonicalJson()
            .beginObject()
            .key("a")
            .beginArray()
            .number(1)
            .string("x\"y")
            .nothing()
            .endArray()
            .key("b")
            .beginObject()
            .endObject()
            .key("c")
            .truth(true)
            .endObject()
            .text();
    assertThat(text).isEqualTo("{\"a\":[1,\"x\\\"y\",null],\"b\":{},\"c\":true}");
    assertThat(again(text)).isEqualTo(text);
  }

  @Test
  void brokenTextIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> CanonicalJson.read("{\"a\":1,\"a\":2}"))
        .hasMessageContaining("the key \"a\" appears twice");
    assertThatThrownBy(() -> CanonicalJson.read("[1,]")).hasMessageContaining("character 4 of 4");
    assertThatThrownBy(() -> CanonicalJson.read("[01]")).hasMessageContaining("']' is missing");
    assertThatThrownBy(() -> CanonicalJson.read("[".repeat(5000)))
        .hasMessageContaining("nested deeper than 2000 levels");
  }
}
