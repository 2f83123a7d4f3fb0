package dev.weir.runtime.boot;

import dev.weir.wire.Fingerprint;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/** A connector that refuses its options or its function says why in one line, not in a stack trace. */
final class AuthorFailures extends AbstractFailureAnalyzer<BeanCreationException> implements Ordered {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BeanCreationException cause) {
        Throwable root = Fingerprint.root(cause);
        StackTraceElement[] trace = root.getStackTrace();
        boolean refused = root instanceof IllegalStateException || root instanceof IllegalArgumentException;
        boolean ours = trace.length > 0 && !trace[0].getClassName().startsWith("org.springframework.");
        String message = root.getMessage();
        return refused && ours && message != null ? new FailureAnalysis(message, null, cause) : null;
    }

    /** After those that know the failure better. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
