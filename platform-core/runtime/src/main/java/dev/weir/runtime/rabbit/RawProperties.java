package dev.weir.runtime.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.support.MessagePropertiesConverter;

/** Message properties as the client gave them: converting every header of every message costs more than the rest. */
final class RawProperties extends MessageProperties {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised: it does not leave the process
    private final BasicProperties raw;

    @SuppressWarnings("serial")
    private final Envelope envelope;

    private RawProperties(BasicProperties raw, Envelope envelope) {
        this.raw = raw;
        this.envelope = envelope;
    }

    BasicProperties raw() {
        return raw;
    }

    Envelope envelope() {
        return envelope;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** Hands the properties over as they are. */
    static final class Converter implements MessagePropertiesConverter {
        @Override
        public MessageProperties toMessageProperties(
                BasicProperties source, @Nullable Envelope envelope, String charset) {
            RawProperties properties = new RawProperties(source, Objects.requireNonNull(envelope));
            properties.setDeliveryTag(envelope.getDeliveryTag());
            return properties;
        }

        @Override
        public BasicProperties fromMessageProperties(MessageProperties source, String charset) {
            return ((RawProperties) source).raw();
        }
    }
}
