package dev.weir.connectors.jdbcsink;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Options of the JDBC sink.
 *
 * @param url JDBC URL of an H2 or PostgreSQL database, for example jdbc:postgresql://db:5432/shop.
 * @param username User of the database; left out when the URL names one or none is needed.
 * @param password Password of the user.
 * @param table Table that takes the rows, with its schema where needed, for example shop.orders.
 * @param columns Columns to write, each with the JSON Pointer to its value in the message, for example order_id: /orderId; an
 *     empty pointer is the whole message. What is not there is written as NULL.
 * @param key Columns that identify a row, which must be its primary key or unique; a row with the same key is updated.
 *     Without any every message is inserted.
 * @param ddl Statement that is run at start, for example CREATE TABLE IF NOT EXISTS …; it must be harmless when repeated.
 * @param batchSize Most rows in one round trip to the database.
 * @param timeout Time for getting a connection and for each statement; after it the messages are tried again.
 * @param poolSize Most connections to the database; more than consumers and their workers are of no use.
 */
@Validated
@ConfigurationProperties("jdbc-sink")
record JdbcSinkProperties(
        @NotBlank @Pattern(regexp = "jdbc:(h2|postgresql):.+")
        String url,

        @Nullable String username,
        @Nullable String password,

        @NotBlank @Pattern(regexp = IDENTIFIER + "(\\." + IDENTIFIER + ")?")
        String table,

        @NotEmpty Map<@Pattern(regexp = IDENTIFIER) String, @Pattern(regexp = "(/.*)?") String> columns,
        @NotNull @DefaultValue List<@Pattern(regexp = IDENTIFIER) String> key,
        @Nullable String ddl,
        @Min(1) @Max(10_000) @DefaultValue("500") int batchSize,

        @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 10) @DefaultValue("10s")
        Duration timeout,

        @Min(1) @Max(100) @DefaultValue("4") int poolSize) {
    /** What can stand in a statement without quotes. */
    static final String IDENTIFIER = "[A-Za-z_][A-Za-z0-9_]*";
}
