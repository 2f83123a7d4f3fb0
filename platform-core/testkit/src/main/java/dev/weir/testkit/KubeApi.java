package dev.weir.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** What an API server answers to its administrator. */
record KubeApi(String url, String token, Path certificate) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Whether the path is there and fine. */
    boolean isFine(String path) {
        return Files.exists(certificate) && status(request(path).build()) == 200;
    }

    /** What the path is, as JSON; empty when it cannot be read. */
    String text(String path) {
        return answer(request(path).build()).map(HttpResponse::body).orElse("");
    }

    /** Makes an object in a collection. */
    void create(String path, String json) {
        int status = status(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
        if (status != 201) {
            throw new IllegalStateException("cannot make an object in " + path + ": status " + status + "\n" + json);
        }
    }

    /** Deletes an object; nothing when it is not there or nobody answers. */
    void delete(String path) {
        status(request(path).DELETE().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE);
    }

    /** The status of the answer; 0 without one. */
    private int status(HttpRequest request) {
        return answer(request).map(HttpResponse::statusCode).orElse(0);
    }

    private Optional<HttpResponse<String>> answer(HttpRequest request) {
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(trusting())
                .connectTimeout(PATIENCE)
                .build()) {
            return Optional.of(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException | GeneralSecurityException notYet) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            throw Deadline.interrupted(interrupted);
        }
    }

    private SSLContext trusting() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null);
        try (InputStream pem = Files.newInputStream(certificate)) {
            int count = 0;
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.setCertificateEntry("certificate-" + count++, one);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
