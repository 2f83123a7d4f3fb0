package dev.weir.testkit;

/**
 * What a server shows to prove who it is, as PEM.
 *
 * @param certificates its own and that of who signed it
 * @param key its private key, PKCS#8 and not encrypted
 */
public record TlsIdentity(String certificates, String key) {}
