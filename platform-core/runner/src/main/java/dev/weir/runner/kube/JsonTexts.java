package dev.weir.runner.kube;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** JSON as kubectl prints it: one text after the other. */
final class JsonTexts {
    private JsonTexts() {}

    static List<JsonNode> all(String text) {
        try (MappingIterator<JsonNode> texts =
                JsonMapper.shared().readerFor(JsonNode.class).readValues(text)) {
            return texts.readAll();
        }
    }
}
