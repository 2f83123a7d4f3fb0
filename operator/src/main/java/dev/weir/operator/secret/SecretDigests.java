package dev.weir.operator.secret;

import dev.weir.plan.SecretBinding;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Secrets without their values: in place of each its digest, and no more metadata than a name. */
public final class SecretDigests {
    /** Type of a Secret whose values are digests. */
    private static final String DIGESTED = "weir.dev/digested";

    private SecretDigests() {}

    /** The Secret as it is remembered; one that is remembered already stays as it is. */
    public static Secret of(Secret secret) {
        if (DIGESTED.equals(secret.getType())) {
            return secret;
        }
        var digests = new TreeMap<String, String>();
        if (secret.getData() != null) {
            secret.getData().forEach((key, value) -> digests.put(key, Digest.of(value)));
        }
        return new SecretBuilder()
                .withMetadata(new ObjectMetaBuilder()
                        .withUid(secret.getMetadata().getUid())
                        .build())
                .withType(DIGESTED)
                .withData(digests)
                .build();
    }

    /** Whether an update changes a value or a key; another label or annotation does not. */
    public static boolean differ(Secret now, Secret before) {
        return !of(now).getData().equals(of(before).getData());
    }

    /**
     * One digest for all values a process reads: another digest, other values.
     *
     * @param secrets answers with what is remembered of a Secret, by its name
     */
    public static String digest(List<SecretBinding> bindings, Function<String, Optional<Secret>> secrets) {
        var text = new StringBuilder();
        for (SecretBinding binding : bindings) {
            Map<String, String> digests =
                    secrets.apply(binding.secret().name()).map(Secret::getData).orElse(Map.of());
            String value = digests.getOrDefault(binding.secret().key(), "");
            text.append(binding.property()).append('=').append(value).append('\n');
        }
        return Digest.of(text.toString());
    }
}
