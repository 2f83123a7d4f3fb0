package dev.weir.testkit;

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
        boolean own = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), OnEachBroker.class)
                .map(OnEachBroker::own)
                .orElse(false);
        return BrokerKind.chosen().stream().map(kind -> new BrokerInvocation(kind, own));
    }
}
