package dev.weir.runner.process;

import dev.weir.runner.state.PrivateFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one line of a log that says most about why a process ended. */
final class CrashReport {
    private static final int LONGEST = 400;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CrashReport() {}

    /** In brackets, with the log's place; the rest of a sentence. */
    static String reason(Path log) {
        List<String> lines = PrivateFiles.read(log)
                .orElse("")
                .lines()
                .flatMap(CrashReport::said)
                .map(String::strip)
                .toList();
        String said = description(lines);
        String text = said.isEmpty() ? last(lines) : said;
        String shortened = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return (shortened.isEmpty() ? "" : ": " + shortened) + " (log: " + log + ")";
    }

    /** The lines of what was logged; a structured log has them in a field. */
    private static Stream<String> said(String line) {
        if (!line.startsWith("{")) {
            return Stream.of(line);
        }
        try {
            JsonNode event = JSON.readTree(line);
            String level = event.path("level").asString("");
            String mark = level.equals("ERROR") ? "ERROR " : "";
            return (mark + event.path("message").asString("")).lines();
        } catch (JacksonException cut) {
            return Stream.of(line);
        }
    }

    /** What Spring Boot says under its heading when an application cannot start. */
    private static String description(List<String> lines) {
        int heading = lines.lastIndexOf("Description:");
        return heading < 0
                ? ""
                : lines.stream()
                        .skip(heading + 1L)
                        .filter(it -> !it.isEmpty())
                        .findFirst()
                        .orElse("");
    }

    private static String last(List<String> lines) {
        return lines.stream()
                .filter(it -> it.contains("ERROR") || it.startsWith("Caused by:") || it.startsWith("Error"))
                .reduce((first, second) -> second)
                .orElse("");
    }
}
