package dev.weir.connectors.httpsink;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Options of the HTTP sink.
 *
 * @param url Where every message is sent to, for example https://loyalty.example/points.
 * @param method How it is sent.
 * @param contentType Content type of the request when the message does not say its own.
 * @param headers Fixed headers of every request, for example Accept: application/json.
 * @param token Bearer token of the Authorization header.
 * @param timeout Time for the whole call; after it the message is tried again.
 */
@Validated
@ConfigurationProperties("http-sink")
record HttpSinkProperties(
        @NotNull URI url,
        @NotNull @DefaultValue("POST") Method method,
        @NotBlank @DefaultValue("application/json") String contentType,
        @NotNull @DefaultValue Map<String, String> headers,
        @Nullable String token,

        @NotNull @DurationMin(millis = 1) @DurationMax(minutes = 10) @DefaultValue("10s")
        Duration timeout) {
    enum Method {
        POST,
        PUT,
        PATCH
    }
}
