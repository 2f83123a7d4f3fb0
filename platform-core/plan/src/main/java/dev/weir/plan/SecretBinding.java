package dev.weir.plan;

import dev.weir.model.SecretRef;
import java.util.Comparator;

/**
 * A property of the process whose value is a key of a Secret. Whoever starts the process puts the value into the folder
 * of secrets, as a file with the property's name; a plan never holds it.
 */
public record SecretBinding(String property, SecretRef secret) implements Comparable<SecretBinding> {
    private static final Comparator<SecretBinding> ORDER = Comparator.comparing(SecretBinding::property)
            .thenComparing(it -> it.secret().name())
            .thenComparing(it -> it.secret().key());

    @Override
    public int compareTo(SecretBinding other) {
        return ORDER.compare(this, other);
    }
}
