package dev.weir.conformance;

import dev.weir.testkit.BrokerKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.ReflectionSupport;

/** One run of the test method for each broker and each promise that the subject can show. */
final class ConformanceRuns implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        Class<? extends Subject> type =
                context.getRequiredTestMethod().getAnnotation(Conformance.class).value();
        Subject subject = ReflectionSupport.newInstance(type);
        Set<Need> met = Need.metBy(subject);
        List<Promise> promises =
                Behaviours.all().stream().filter(it -> met.contains(it.need())).toList();
        return BrokerKind.chosen().stream().flatMap(kind -> {
            Supplier<Evidence> evidence = () -> evidence(context, subject, kind);
            return promises.stream().map(it -> new Run(new Behaviour(it, kind.toString(), evidence)));
        });
    }

    /** Played once, when the first behaviour asks; a play that fails fails for all of them. */
    private static Evidence evidence(ExtensionContext context, Subject subject, BrokerKind kind) {
        return context.getStore(Namespace.create(ConformanceRuns.class, subject))
                .computeIfAbsent(kind, it -> Performance.of(subject, kind), Performance.class)
                .evidence();
    }

    private record Run(Behaviour behaviour) implements TestTemplateInvocationContext, ParameterResolver {
        @Override
        public String getDisplayName(int index) {
            return behaviour.toString();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Behaviour.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return behaviour;
        }
    }

    /** A play that is over: what was seen, or why it broke off. */
    private sealed interface Performance {
        Evidence evidence();

        record Complete(Evidence evidence) implements Performance {}

        record Broken(RuntimeException why) implements Performance {
            @Override
            public Evidence evidence() {
                throw new AssertionError("the play broke off: " + why.getMessage(), why);
            }
        }

        static Performance of(Subject subject, BrokerKind kind) {
            try {
                Path folder = Files.createDirectories(Path.of("target", "conformance", kind.toString()));
                Files.deleteIfExists(folder.resolve("state"));
                try (var play = new Play(subject, kind.shared(), folder.toAbsolutePath())) {
                    return new Complete(play.perform());
                }
            } catch (IOException refused) {
                return new Broken(new UncheckedIOException(refused));
            } catch (RuntimeException why) {
                return new Broken(why);
            }
        }
    }
}
