package dev.weir.connectors.logsink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.weir.describe.ConnectorFolder;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

class LogSinkTest {
    @Test
    void saysIdKeyAndSizeAndKeepsTheBodyToItself() {
        assertThat(new LogSink(properties(false, 200)).line(message("{\"card\": \"4111\"}")))
                .isEqualTo("message orders-0-42 key customer-7, 16 bytes");
    }

    @Test
    void showsTheBeginningOfTheBodyWhenAskedTo() {
        assertThat(new LogSink(properties(true, 7)).line(message("{\"card\": \"4111\"}")))
                .isEqualTo("message orders-0-42 key customer-7, 16 bytes: {\"card\"…");
    }

    @Test
    void aLineBreakInAMessageForgesNoSecondLine() {
        assertThat(new LogSink(properties(true, 200)).line(message("a\r\nERROR forged")))
                .endsWith("bytes: a  ERROR forged");
    }

    @Test
    void aBodyThatIsNoTextIsShownAsFarAsItGoes() {
        // Given
        Message<byte[]> binary = MessageBuilder.withPayload(new byte[] {(byte) 0xC3, 0x28, 'x'})
                .setHeader("weir-id", "b-1")
                .build();

        // When, Then
        assertThat(new LogSink(properties(true, 200)).line(binary)).isEqualTo("message b-1, 3 bytes: \uFFFD(x");
    }

    @Test
    void writesAtTheLevelAskedForWithTheFactsAsKeys() {
        // Given
        Logger logger = (Logger) LoggerFactory.getLogger("log-sink");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);

        // When
        new LogSink(new LogSinkProperties(Level.WARN, false, 200)).accept(message("{}"));
        logger.detachAppender(lines);

        // Then
        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(ch.qos.logback.classic.Level.WARN);
            assertThat(line.getKeyValuePairs().toString()).contains("message.id=\"orders-0-42\"", "message.size=\"2\"");
        });
    }

    @Test
    void isDescribedAsItIs() {
        ConnectorFolder.here().describes(LogSinkProperties.class);
    }

    private static LogSinkProperties properties(boolean showBody, int maxLength) {
        return new LogSinkProperties(Level.INFO, showBody, maxLength);
    }

    private static Message<byte[]> message(String body) {
        return MessageBuilder.withPayload(body.getBytes(UTF_8))
                .setHeader("weir-id", "orders-0-42")
                .setHeader("weir-key", "customer-7")
                .build();
    }
}
