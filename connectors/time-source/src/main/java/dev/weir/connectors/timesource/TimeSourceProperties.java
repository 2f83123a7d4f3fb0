package dev.weir.connectors.timesource;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Options of the time source.
 *
 * @param interval Pause between two messages, for example 500ms.
 * @param format Pattern of the time as java.time.format.DateTimeFormatter reads it, in UTC, for example yyyy-MM-dd; empty
 *     for an ISO-8601 instant.
 */
@Validated
@ConfigurationProperties("time-source")
record TimeSourceProperties(
        @NotNull @DurationMin(millis = 1) @DefaultValue("1s")
        Duration interval,

        @NotNull @DefaultValue("") String format) {}
