package dev.weir.testkit;

/**
 * How clients come in by TLS.
 *
 * @param identity what the broker shows
 * @param user letters, digits and minus signs
 * @param password printable ASCII without quotes, backslashes and {@code #}, which the brokers' own files would need escaped
 */
public record Entrance(TlsIdentity identity, String user, String password) {}
