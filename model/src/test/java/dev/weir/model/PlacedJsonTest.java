package dev.weir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PlacedJsonTest {
  private final PlacedJson json =
      PlacedJson.read("f.json", "{\"a\": {\"b/c\": 1},\n \"d\": [true,\n  \"x\"]}");

  @Test
  void valuesAndKeysHavePlaces() {
    assertThat(json.place("").label()).isEqualTo("f.json:1:1");
    assertThat(json.place("/a/b~1c").label()).isEqualTo("f.json:1:15");
    assertThat(json.keyPlace("/a/b~1c").label()).isEqualTo("f.json:1:8");
    assertThat(json.place("/d/1").label()).isEqualTo("f.json:3:3");
  }

  @Test
  void whatIsNotThereIsPlacedAtWhatIsAroundIt() {
    assertThat(json.place("/d/7").label()).isEqualTo("f.json:2:7");
    assertThat(json.keyPlace("/nope/deep").label()).isEqualTo("f.json:1:1");
  }

  @Test
  void whatIsNoJsonHasAPlaceToo() {
    assertThatThrownBy(() -> PlacedJson.read("f.json", "{\"a\":\n 1,}"))
        .hasMessageContaining("f.json:2:4: not JSON");
  }

  @Test
  void theValueIsThatOfCanonicalJson() {
    String text = "{\"a\":[1,{\"b\":null}],\"c\":\"d\"}";
    assertThat(PlacedJson.read("f", text).value()).isEqualTo(CanonicalJson.read(text));
  }
}
