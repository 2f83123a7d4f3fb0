package dev.weir.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class once on Kafka and once on RabbitMQ. Its constructor and its methods may take the {@link TestBroker};
 * a {@code switch} over it reaches what only one kind has.
 *
 * <p>{@code -Dweir.brokers=kafka} (or {@code rabbitmq}) on the Maven command line leaves the other one out.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ClassTemplate
@ExtendWith(BrokerInvocations.class)
public @interface OnEachBroker {
    /**
     * Whether the class gets a broker for itself, to kill, pause and restart it. It serves again at the start of every
     * test, whatever the test before did to it; what the tests before stored in it stays.
     */
    boolean own() default false;

    /** Server properties of an own Kafka, {@code key=value}. */
    String[] kafka() default {};

    /** Lines of {@code rabbitmq.conf} of an own RabbitMQ, {@code key=value}. */
    String[] rabbitmq() default {};
}
