package dev.weir.runner.output;

import java.util.List;
import java.util.function.Supplier;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** How a result is printed. */
public enum Format {
    table,
    json,
    yaml;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.LITERAL_BLOCK_STYLE)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .build();

    /**
     * Prints a result.
     *
     * @param value what machines read
     * @param lines what people read
     */
    public void print(Terminal terminal, Object value, Supplier<List<String>> lines) {
        switch (this) {
            case table -> lines.get().forEach(terminal::result);
            case json -> terminal.result(JSON.writeValueAsString(value));
            case yaml -> terminal.result(YAML.writeValueAsString(value).stripTrailing());
        }
    }
}
