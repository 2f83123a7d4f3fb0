package dev.weir.contract;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.weir.testkit.client.TestMessage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** The lines of the log sink. It takes everything. */
final class LogLines implements FarSide {
    private final List<String> ids = new CopyOnWriteArrayList<>();

    @Override
    public String connector() {
        return "log-sink";
    }

    @Override
    public String config() {
        return "{level: WARN}";
    }

    /** Spring sets logging up anew with each start. */
    @Override
    public void starting() {
        var lines = new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent line) {
                line.getKeyValuePairs().stream()
                        .filter(it -> it.key.equals("message.id"))
                        .forEach(it -> ids.add(String.valueOf(it.value)));
            }
        };
        lines.start();
        if (LoggerFactory.getLogger(connector()) instanceof Logger logger) {
            logger.addAppender(lines);
        }
    }

    @Override
    public TestMessage good(String id) {
        return TestMessage.of("line " + id);
    }

    @Override
    public List<Poison> poison() {
        return List.of();
    }

    @Override
    public List<String> arrived() {
        return List.copyOf(ids);
    }

    @Override
    public void close() {
        ids.clear();
    }
}
