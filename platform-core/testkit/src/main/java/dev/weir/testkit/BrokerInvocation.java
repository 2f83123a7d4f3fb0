package dev.weir.testkit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One run of a test class on one kind of broker: gives the broker to whoever takes a {@link TestBroker}. */
final class BrokerInvocation implements ClassTemplateInvocationContext, ParameterResolver, BeforeEachCallback {
    private final BrokerKind kind;
    private final boolean own;
    private final Map<String, String> settings;
    private @Nullable TestBroker broker;

    BrokerInvocation(BrokerKind kind, boolean own, Map<String, String> settings) {
        this.kind = kind;
        this.own = own;
        this.settings = settings;
    }

    @Override
    public String getDisplayName(int index) {
        return "on " + kind;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    @Override
    public void prepareInvocation(ExtensionContext run) {
        if (own) {
            TestBroker fresh = kind.fresh(settings);
            // the store of this run closes what lies in it when the run is over
            run.getStore(Namespace.create(BrokerInvocation.class)).put(kind, fresh);
            broker = fresh;
        }
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        if (broker != null) {
            broker.start();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TestBroker.class;
    }

    @Override
    public TestBroker resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return broker != null ? broker : kind.shared();
    }
}
