package dev.weir.contract;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Everything that is logged in this JVM. */
final class LogRecord {
    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();

    /** Spring sets logging up anew with each start: called after that. */
    void begin() {
        var everything = new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent line) {
                lines.add(line);
            }
        };
        everything.start();
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.addAppender(everything);
        }
    }

    /** The last line. */
    String last() {
        return lines.isEmpty() ? "" : lines.getLast().getFormattedMessage();
    }

    /** The messages of the lines that show a stack trace. */
    List<String> stackTraces() {
        return lines.stream()
                .filter(line -> line.getThrowableProxy() != null)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** All lines with everything that stands in them, stack traces apart. */
    String text() {
        return lines.stream()
                .map(line ->
                        line.getFormattedMessage() + " " + line.getKeyValuePairs() + " " + line.getMDCPropertyMap())
                .collect(Collectors.joining("\n"));
    }
}
