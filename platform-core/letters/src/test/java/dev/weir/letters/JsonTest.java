package dev.weir.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void writesEveryKindOfValueOnOneLine() {
        // Given
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("text", "a\"b\\c\n\t\r\u0001 \u00e4 \ud83d\ude00");
        value.put("number", 4_000_000_000L);
        value.put("infinite", Double.POSITIVE_INFINITY);
        value.put("truth", true);
        value.put("list", List.of(1, "two"));
        value.put("bytes", Content.of(new byte[] {(byte) 0xff}));
        value.put("none", Json.NULL);

        // When, Then
        assertThat(Json.print(value))
                .isEqualTo("{\"text\":\"a\\\"b\\\\c\\n\\t\\r\\u0001 \u00e4 \\ud83d\\ude00\",\"number\":4000000000,"
                        + "\"infinite\":\"Infinity\",\"truth\":true,\"list\":[1,\"two\"],"
                        + "\"bytes\":{\"base64\":\"/w==\"},\"none\":null}");
    }
}
