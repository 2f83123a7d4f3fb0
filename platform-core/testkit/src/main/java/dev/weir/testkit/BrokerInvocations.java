package dev.weir.testkit;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Turns a class marked with {@link OnEachBroker} into one run of it for each kind of broker. */
final class BrokerInvocations implements ClassTemplateInvocationContextProvider {
    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<BrokerInvocation> provideClassTemplateInvocationContexts(ExtensionContext context) {
        OnEachBroker asked = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), OnEachBroker.class)
                .orElseThrow();
        return BrokerKind.chosen().stream().map(kind -> new BrokerInvocation(kind, asked.own(), settings(kind, asked)));
    }

    private static Map<String, String> settings(BrokerKind kind, OnEachBroker asked) {
        String[] lines =
                switch (kind) {
                    case KAFKA -> asked.kafka();
                    case RABBITMQ -> asked.rabbitmq();
                };
        if (lines.length > 0 && !asked.own()) {
            throw new IllegalArgumentException("settings are for an own broker; add own = true to @OnEachBroker");
        }
        return Stream.of(lines)
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(line -> line[0].strip(), line -> line[1].strip()));
    }
}
