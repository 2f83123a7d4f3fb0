package dev.weir.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Signs certificates for servers on 127.0.0.1, with the JDK's own keytool. Nobody trusts it who is not told to. */
public final class TestAuthority {
    private static final String PASSWORD = "keytool";
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final Path keys;

    private TestAuthority(Path keys) {
        this.keys = keys;
    }

    /** A new authority, which keeps its keys in the folder. */
    public static TestAuthority in(Path folder) {
        TestAuthority authority = new TestAuthority(folder.resolve("authority-" + UUID.randomUUID() + ".p12"));
        authority.pair("ca", "-ext", "bc:critical=ca:true", "-validity", "30");
        return authority;
    }

    /** The authority's certificate as PEM, for clients that are to trust it. */
    public String certificate() {
        return pem("CERTIFICATE", encoded(entry("ca").getCertificate()));
    }

    /** An identity that is good for a month. */
    public TlsIdentity issue() {
        return issue("valid", "-validity", "30");
    }

    /** An identity that was good until a week ago. */
    public TlsIdentity issueExpired() {
        return issue("expired", "-startdate", "-14d", "-validity", "7");
    }

    private TlsIdentity issue(String kind, String... validity) {
        String alias = kind + "-" + UUID.randomUUID();
        List<String> options = new ArrayList<>(List.of("-signer", "ca", "-ext", "san=ip:127.0.0.1,dns:localhost"));
        options.addAll(List.of(validity));
        pair(alias, options.toArray(String[]::new));
        KeyStore.PrivateKeyEntry entry = entry(alias);
        StringBuilder chain = new StringBuilder();
        for (Certificate certificate : entry.getCertificateChain()) {
            chain.append(pem("CERTIFICATE", encoded(certificate)));
        }
        return new TlsIdentity(
                chain.toString(), pem("PRIVATE KEY", entry.getPrivateKey().getEncoded()));
    }

    private void pair(String alias, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
                "-keyalg",
                "EC",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(options));
        try {
            Process keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool failed: " + said);
            }
        } catch (IOException cannotRun) {
            throw new UncheckedIOException("cannot run keytool", cannotRun);
        } catch (InterruptedException interrupted) {
            throw Deadline.interrupted(interrupted);
        }
    }

    private KeyStore.PrivateKeyEntry entry(String alias) {
        try (var file = Files.newInputStream(keys)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(file, PASSWORD.toCharArray());
            return (KeyStore.PrivateKeyEntry)
                    store.getEntry(alias, new KeyStore.PasswordProtection(PASSWORD.toCharArray()));
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException("cannot read " + alias + " in " + keys, unreadable);
        }
    }

    private static byte[] encoded(Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("a certificate has no encoding", unreadable);
        }
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n" + PEM.encodeToString(content) + "\n-----END " + what + "-----\n";
    }
}
