package dev.weir.connectors.httpsource;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Options of the HTTP source.
 *
 * @param port Port for requests. Health and metrics stay on the port of the platform.
 * @param path Path that takes POST requests, for example /orders.
 * @param contentTypes Content types that are taken, parameters aside, for example text/csv.
 * @param maxBody Largest body, in bytes or with a unit (1KB is 1024 bytes); more is answered with 413.
 * @param schema JSON Schema (2020-12) that every body must keep, as JSON or YAML text; what does not is answered with 400.
 * @param schemaFile File with the JSON Schema, instead of schema, for example /etc/schemas/order.json.
 * @param headers Request headers that travel on with the message, for example X-Tenant; traceparent and tracestate always do.
 */
@Validated
@ConfigurationProperties("http-source")
record HttpSourceProperties(
        @Min(0) @Max(65_535) @DefaultValue("8081") int port,

        @NotNull @Pattern(regexp = "/[^{}*?#\\s]*") @DefaultValue("/")
        String path,

        @NotEmpty @DefaultValue("application/json") List<String> contentTypes,
        @NotNull @DefaultValue("1MB") DataSize maxBody,
        @Nullable String schema,
        @Nullable Path schemaFile,
        @NotNull @DefaultValue List<String> headers) {}
