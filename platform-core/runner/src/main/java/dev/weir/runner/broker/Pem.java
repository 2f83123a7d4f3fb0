package dev.weir.runner.broker;

import dev.weir.runner.output.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Makes an {@link SSLContext} of PEM texts. */
final class Pem {
    private static final char[] NO_PASSWORD = {};

    private Pem() {}

    static SSLContext context(BrokerAccess access) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(access), trusted(access.secret(BrokerAccess.CA)), null);
            return context;
        } catch (GeneralSecurityException | IOException unusable) {
            throw Refusal.problem(
                    "certificates or key of Broker " + access.name() + " cannot be used: " + unusable.getMessage(),
                    unusable);
        }
    }

    /** Null for those every JDK trusts. */
    private static TrustManager @Nullable [] trusted(@Nullable String ca) throws GeneralSecurityException, IOException {
        if (ca == null) {
            return null;
        }
        KeyStore store = empty();
        List<Certificate> certificates = certificates(ca);
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("ca" + i, certificates.get(i));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager @Nullable [] keys(BrokerAccess access) throws GeneralSecurityException, IOException {
        String certificate = access.secret(BrokerAccess.CERTIFICATE);
        String key = access.secret(BrokerAccess.KEY);
        if (certificate == null || key == null) {
            return null;
        }
        KeyStore store = empty();
        Certificate[] chain = certificates(certificate).toArray(new Certificate[0]);
        store.setKeyEntry("client", privateKey(key, chain[0].getPublicKey().getAlgorithm()), NO_PASSWORD, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static List<Certificate> certificates(String pem) throws GeneralSecurityException {
        var text = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
        return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(text));
    }

    private static PrivateKey privateKey(String pem, String algorithm) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
    }
}
