package dev.weir.connectors.logsink;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.slf4j.event.Level;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Options of the log sink.
 *
 * @param level Level of the line, for example DEBUG.
 * @param showBody Whether the body is shown. Without it only id, key and size are, because logs are read by more people than messages.
 * @param maxLength Characters of the body that are shown, when it is.
 */
@Validated
@ConfigurationProperties("log-sink")
record LogSinkProperties(
        @NotNull @DefaultValue("INFO") Level level,
        @DefaultValue("false") boolean showBody,
        @Min(1) @Max(10_000) @DefaultValue("200") int maxLength) {}
