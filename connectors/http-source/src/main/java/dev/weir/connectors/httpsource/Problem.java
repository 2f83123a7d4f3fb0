package dev.weir.connectors.httpsource;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as RFC 9457 writes it.
 *
 * @param id of the message, when it may have been published; {@code null} when it was not
 * @param errors what is wrong with the body, field by field; {@code null} when it is not about the body
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        int status,
        String title,
        String detail,
        @Nullable String id,
        @Nullable List<Fault> errors) {
    /**
     * One thing wrong with a body.
     *
     * @param pointer JSON Pointer to the field; empty for the whole body
     * @param rule keyword of the schema that is broken, or {@code json}
     * @param value what stands there, when it is a single value, cut to {@value #LONGEST_VALUE} characters
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fault(String pointer, String rule, @Nullable Object value, String message) {
        static final int LONGEST_VALUE = 100;

        @Override
        public String toString() {
            return (pointer.isEmpty() ? "body" : pointer) + " " + message + (value == null ? "" : ", and is " + value);
        }
    }

    static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, null, null);
    }

    static Problem invalid(List<Fault> faults) {
        String others = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)";
        return new Problem(400, "Invalid body", faults.getFirst() + others, null, faults);
    }
}
