package dev.weir.runner.manifest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A Secret as Kubernetes writes it, with its values; they appear in no text. */
public final class SecretValues {
    private final String namespace;
    private final String name;
    private final Map<String, byte[]> values;

    SecretValues(String namespace, String name, Map<String, byte[]> values) {
        this.namespace = namespace;
        this.name = name;
        this.values = new TreeMap<>(values);
    }

    /** A Secret of plain texts. */
    public static SecretValues of(String namespace, String name, Map<String, String> texts) {
        var values = new TreeMap<String, byte[]>();
        texts.forEach((key, text) -> values.put(key, text.getBytes(StandardCharsets.UTF_8)));
        return new SecretValues(namespace, name, values);
    }

    /** The bytes that base64 text stands for; empty when it is none. Line breaks inside are passed over. */
    static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64.replaceAll("\\s", "")));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    public String namespace() {
        return namespace;
    }

    public String name() {
        return name;
    }

    public Set<String> keys() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** The value of a key, byte by byte. */
    public Optional<byte[]> value(String key) {
        return Optional.ofNullable(values.get(key)).map(byte[]::clone);
    }

    /** The value of a key as text. */
    public Optional<String> text(String key) {
        return value(key).map(it -> new String(it, StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Secret " + namespace + "/" + name + " with " + keys();
    }
}
