package dev.weir.runtime.function;

import jakarta.validation.Validator;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Makes the author's side of the pipeline from what the integration says and what the connector brought. */
public final class Functions {
    private final AuthorBeans beans;
    private final JsonMapper mapper;
    private final @Nullable Validator validator;
    private final Terms terms;

    /**
     * What the integration says.
     *
     * @param integration {@code namespace/name}
     * @param function bean names joined by {@code |}; {@code null} when there is only one
     * @param rejectUnknown whether unknown JSON properties are refused
     * @param destination of the results; {@code null} for none
     * @param key JSON Pointer to the record key in a result; {@code null} for the input's key
     * @param split whether a list as result is several messages
     */
    public record Terms(
            String integration,
            @Nullable String function,
            boolean rejectUnknown,
            @Nullable String destination,
            @Nullable String key,
            boolean split) {}

    public Functions(AuthorBeans beans, JsonMapper mapper, @Nullable Validator validator, Terms terms) {
        this.beans = beans;
        this.mapper = mapper;
        this.validator = validator;
        this.terms = terms;
    }

    /** The function that is called with each message of the input. */
    public AuthorFunction processor() {
        AuthorBeans.Chain chain = beans.find(terms.function());
        Signature first = Signature.of(chain.name(), chain.first(), terms.split());
        Signature last = Signature.of(chain.name(), chain.last(), terms.split());
        if (first.payload() == null) {
            throw new IllegalStateException("function '" + chain.name()
                    + "' is a Supplier, and the integration has an input; remove spec.input, or make it a Function");
        }
        if (last.output() && terms.destination() == null) {
            throw new IllegalStateException("function '" + chain.name()
                    + "' has results, and the integration has no output; add spec.output, or make it a Consumer");
        }
        var whole = new Signature(first.payload(), first.message(), first.batch(), last.output(), last.splits());
        var reader =
                new PayloadReader(Objects.requireNonNull(first.payload()), mapper, terms.rejectUnknown(), validator);
        return new AuthorFunction(chain, whole, reader, last.output() ? results() : null);
    }

    /** The supplier of a source that is polled; {@code null} when the source publishes by itself. */
    public @Nullable Supplier<?> supplier() {
        if (terms.function() == null && beans.candidates().isEmpty()) {
            return null;
        }
        AuthorBeans.Chain chain = beans.find(terms.function());
        Signature.of(chain.name(), chain.first(), terms.split());
        if (chain.beans().getFirst() instanceof Supplier<?> supplier) {
            return supplier;
        }
        throw new IllegalStateException("function '" + chain.name()
                + "' takes an input, and the integration has none; add spec.input, or make it a Supplier");
    }

    /** How results and emissions become messages. */
    public Results results() {
        String destination = Objects.requireNonNull(terms.destination(), "the integration has no output");
        return new Results(terms.integration(), destination, new PayloadWriter(mapper, terms.key()));
    }
}
