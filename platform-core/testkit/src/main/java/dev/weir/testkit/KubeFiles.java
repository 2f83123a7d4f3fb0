package dev.weir.testkit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** What the programs of a control plane read: keys, tokens, what is to be audited, and a kubeconfig for each of them. */
final class KubeFiles {
    /** Each request of a user of ours once, when it is answered; the control plane's own are of no interest. */
    private static final String AUDIT_POLICY = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            omitStages: [RequestReceived, ResponseStarted]
            rules:
              - {level: None, users: [system:apiserver, system:kube-controller-manager, system:kube-scheduler, kwok, system:anonymous]}
              - {level: None, userGroups: ["system:serviceaccounts:kube-system"]}
              - {level: Metadata}
            """;

    private final ServerFolder folder;
    private final KubePorts ports;
    private final String adminToken = token();

    KubeFiles(ServerFolder folder, KubePorts ports) {
        this.folder = folder;
        this.ports = ports;
    }

    /** Writes all but the certificate, which the API server makes itself. */
    void write() {
        String managerToken = token();
        String schedulerToken = token();
        String kwokToken = token();
        folder.write("audit-policy.yaml", AUDIT_POLICY);
        folder.write("service-accounts.pem", privateKey());
        folder.write("tokens.csv", """
                %s,admin,admin,system:masters
                %s,system:kube-controller-manager,manager,
                %s,system:kube-scheduler,scheduler,
                %s,kwok,kwok,system:masters
                """.formatted(adminToken, managerToken, schedulerToken, kwokToken));
        folder.write("admin.kubeconfig", kubeconfig(adminToken));
        folder.write("manager.kubeconfig", kubeconfig(managerToken));
        folder.write("scheduler.kubeconfig", kubeconfig(schedulerToken));
        folder.write("kwok.kubeconfig", kubeconfig(kwokToken));
    }

    String adminToken() {
        return adminToken;
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    /** The API server's certificate and the authority that signed it. */
    Path certificate() {
        return folder.resolve("certificates").resolve("apiserver.crt");
    }

    private String kubeconfig(String token) {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: weir, cluster: {server: "%s", certificate-authority: "%s"}}]
                users: [{name: weir, user: {token: "%s"}}]
                contexts: [{name: weir, context: {cluster: weir, user: weir}}]
                current-context: weir
                """.formatted(ports.apiUrl(), certificate(), token);
    }

    private static String token() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static String privateKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(key);
            return "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}
