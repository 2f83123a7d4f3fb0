package dev.weir.conformance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the test method once for every behaviour that delivery promises and the subject can show, on a real Kafka and on a
 * real RabbitMQ. The method takes a {@link Behaviour} and asks it:
 *
 * <pre>{@code
 * class OrderPricingConformanceIT {
 *     @Conformance(OrderPricingSubject.class)
 *     void keeps(Behaviour behaviour) {
 *         behaviour.holds();
 *     }
 * }
 * }</pre>
 *
 * <p>The connector is started once for each broker, from the text that a real Integration renders; all behaviours look at
 * that one run. {@code -Dweir.brokers=kafka} (or {@code rabbitmq}) leaves the other broker out.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(ConformanceRuns.class)
public @interface Conformance {
    /** What is put to the proof; has a constructor without parameters. */
    Class<? extends Subject> value();
}
