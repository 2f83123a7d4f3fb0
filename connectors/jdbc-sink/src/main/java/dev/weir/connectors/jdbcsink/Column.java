package dev.weir.connectors.jdbcsink;

import dev.weir.runtime.RejectMessage;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * One column of the table and where its value stands in a message.
 *
 * @param type its JDBC type
 * @param typeName what the database calls the type
 */
record Column(String name, JsonPointer pointer, int type, String typeName) {
    /**
     * The value for this column; {@code null} when the message has none.
     *
     * @throws RejectMessage when what stands there cannot become one; the value itself is not in the reason
     */
    @Nullable
    Object value(JsonNode message) {
        JsonNode node = message.at(pointer);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            return converted(node);
        } catch (ArithmeticException | DateTimeException | IllegalArgumentException e) {
            throw new RejectMessage("column " + name + ": what stands at '" + pointer + "' is " + node.getNodeType()
                    + " and does not fit the type " + typeName.toLowerCase(Locale.ROOT));
        }
    }

    private Object converted(JsonNode node) {
        String text = node.isString() ? node.asString() : node.toString();
        return switch (type) {
            case Types.BIT, Types.BOOLEAN -> bool(text);
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
                new BigDecimal(text.strip()).longValueExact();
            case Types.DECIMAL, Types.NUMERIC, Types.REAL, Types.FLOAT, Types.DOUBLE -> number(text);
            case Types.DATE -> LocalDate.parse(text);
            case Types.TIME -> LocalTime.parse(text);
            case Types.TIMESTAMP_WITH_TIMEZONE -> OffsetDateTime.parse(text);
            case Types.TIMESTAMP -> typeName.equalsIgnoreCase("timestamptz") ? OffsetDateTime.parse(text) : local(text);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                isUuid() ? UUID.fromString(text) : bytes(text);
            default -> isUuid() ? UUID.fromString(text) : text;
        };
    }

    private boolean isUuid() {
        return typeName.equalsIgnoreCase("uuid");
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }

    /** Without trailing zeros, so that equal keys are equal here as they are in the database. */
    private static BigDecimal number(String text) {
        return new BigDecimal(text.strip()).stripTrailingZeros();
    }

    private static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    /** A time without zone; of one with an offset the same instant in UTC. */
    private static LocalDateTime local(String text) {
        TemporalAccessor time =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime offset
                ? offset.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
                : LocalDateTime.from(time);
    }
}
