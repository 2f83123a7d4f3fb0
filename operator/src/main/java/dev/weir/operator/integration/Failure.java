package dev.weir.operator.integration;

import dev.weir.operator.status.ConditionReason;
import dev.weir.operator.status.Verdict;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.AggregatedOperatorException;
import java.net.HttpURLConnection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What went wrong while objects were written, and which one.
 *
 * @param child the kind of object; null when it is not known
 */
record Failure(@Nullable String child, Exception cause) {
    private static final Logger LOGGER = LoggerFactory.getLogger(Failure.class);
    private static final int UNPROCESSABLE = 422;

    /** The first failure in the order of the children's names; what the others say is in the log. */
    static Failure of(Exception thrown) {
        return thrown instanceof AggregatedOperatorException many
                ? many.getAggregatedExceptions().entrySet().stream()
                        .min(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                        .map(it -> new Failure(it.getKey(), it.getValue()))
                        .orElseGet(() -> new Failure(null, thrown))
                : new Failure(null, thrown);
    }

    /** What to tell; empty when it is a fault of ours and the log has to tell. */
    Optional<Verdict> verdict(String name) {
        return answer(cause).map(it -> verdict(it, subject(name)));
    }

    /** One line for what an API server answers, everything for what it does not. */
    void log(ObjectMeta subject) {
        Optional<Verdict> known = verdict(subject.getName());
        LOGGER.atWarn()
                .addKeyValue("namespace", subject.getNamespace())
                .addKeyValue("name", subject.getName())
                .addKeyValue("generation", subject.getGeneration())
                .addKeyValue("reason", known.map(Verdict::reason).orElse("Unknown"))
                .setCause(known.isPresent() ? null : cause)
                .log(known.map(Verdict::message).orElse("tried again"));
    }

    private String subject(String name) {
        return (child == null ? "an object" : child) + " '" + name + "'";
    }

    private static Optional<KubernetesClientException> answer(@Nullable Throwable thrown) {
        if (thrown instanceof KubernetesClientException answer) {
            return Optional.of(answer);
        }
        return thrown == null || thrown.getCause() == thrown ? Optional.empty() : answer(thrown.getCause());
    }

    private static Verdict verdict(KubernetesClientException answer, String subject) {
        return switch (answer.getCode()) {
            case HttpURLConnection.HTTP_CONFLICT ->
                Verdict.no(
                        ConditionReason.Conflict,
                        subject + " is there and belongs to somebody else; delete it, or give the Integration another"
                                + " name");
            case HttpURLConnection.HTTP_FORBIDDEN -> forbidden(answer, subject);
            case HttpURLConnection.HTTP_BAD_REQUEST, UNPROCESSABLE ->
                Verdict.no(ConditionReason.Rejected, subject + " is refused: " + said(answer));
            default ->
                Verdict.no(
                        ConditionReason.ApiUnavailable,
                        subject + " cannot be written now and is tried again: " + said(answer));
        };
    }

    private static Verdict forbidden(KubernetesClientException answer, String subject) {
        String said = said(answer);
        return said.toLowerCase(Locale.ROOT).contains("exceeded quota")
                ? Refusal.of(said)
                : Verdict.no(
                        ConditionReason.Forbidden,
                        subject + " may not be written; give the operator the rights of its role: " + said);
    }

    private static String said(KubernetesClientException answer) {
        String status = answer.getStatus() == null ? null : answer.getStatus().getMessage();
        String message = status == null ? answer.getMessage() : status;
        return message == null ? answer.getClass().getSimpleName() : message;
    }
}
