package dev.weir.bench.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LoadTest {
    @Test
    void anOrderIsAboutOneKilobyteAndItsNumberIsRead() {
        // Given
        Load load = Load.clean(1000);

        // When
        byte[] body = load.body(731);

        // Then
        assertThat(body.length).isBetween(900, 1100);
        assertThat(Load.number(body)).isEqualTo(731);
        assertThat(Load.number("{}".getBytes(StandardCharsets.UTF_8))).isEqualTo(-1);
    }

    @Test
    void soManyInAHundredFailAndTheirJsonSaysSo() {
        // Given
        Load load = new Load(1000, 10);

        // Then
        assertThat(load.poisonous().cardinality()).isEqualTo(100);
        assertThat(load.poisonous().stream())
                .allMatch(it -> new String(load.body(it), StandardCharsets.UTF_8).contains("\"poison\":true"));
        assertThat(load.healthy().intersects(load.poisonous())).isFalse();
    }
}
