package dev.weir.runtime.boot;

import dev.weir.wire.Placeholders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Secrets from the folder {@code weir.secrets-dir}: one file for each property, its name the property's, its content the
 * value to the last byte. Placeholders in a secret are text: Spring would otherwise replace what looks like one.
 */
final class SecretFiles implements EnvironmentPostProcessor {
    private static final String USERNAME = "weir.kafka.username";
    private static final String PASSWORD = "weir.kafka.password";
    private static final String KAFKA = "spring.cloud.stream.kafka.binder.configuration.";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String folder = environment.getProperty("weir.secrets-dir");
        if (folder == null) {
            return;
        }
        Map<String, String> raw = read(Path.of(folder));
        String login = login(raw, environment.getProperty(KAFKA + "sasl.mechanism"));
        if (login != null) {
            raw.put(KAFKA + "sasl.jaas.config", login);
        }
        Map<String, Object> escaped = new LinkedHashMap<>();
        raw.forEach((name, value) -> escaped.put(name, Placeholders.literal(value)));
        environment.getPropertySources().addFirst(new MapPropertySource("weirSecretFiles", escaped));
    }

    private static Map<String, String> read(Path folder) {
        Map<String, String> secrets = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(SecretFiles::isSecret).sorted().toList()) {
                secrets.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("secrets in " + folder + " cannot be read", e);
        }
        return secrets;
    }

    /** Kubernetes keeps its own bookkeeping beside mounted keys, under names that begin with two dots. */
    private static boolean isSecret(Path file) {
        return !file.getFileName().toString().startsWith("..") && Files.isRegularFile(file);
    }

    /** Kafka takes user and password in one text only, with quotes and backslashes escaped. */
    private static @Nullable String login(Map<String, String> secrets, @Nullable String mechanism) {
        String username = secrets.get(USERNAME);
        String password = secrets.get(PASSWORD);
        if (username == null || password == null) {
            return null;
        }
        String module = mechanism != null && mechanism.startsWith("SCRAM")
                ? "org.apache.kafka.common.security.scram.ScramLoginModule"
                : "org.apache.kafka.common.security.plain.PlainLoginModule";
        return module + " required username=" + quoted(username) + " password=" + quoted(password) + ";";
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
