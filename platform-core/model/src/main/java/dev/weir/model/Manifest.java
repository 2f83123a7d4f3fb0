package dev.weir.model;

/**
 * One resource as it stands in YAML, the same on a laptop and in a cluster.
 *
 * @param apiVersion {@value #API_VERSION}
 * @param kind {@value #INTEGRATION}, {@value #BROKER} or {@value #CONNECTOR}
 * @param <T> the spec's type
 */
public record Manifest<T>(String apiVersion, String kind, Metadata metadata, T spec) {
    public static final String API_VERSION = "weir.dev/v1alpha1";
    public static final String INTEGRATION = "Integration";
    public static final String BROKER = "Broker";
    public static final String CONNECTOR = "Connector";

    /** An Integration of the current version. */
    public static Manifest<IntegrationSpec> integration(Metadata metadata, IntegrationSpec spec) {
        return new Manifest<>(API_VERSION, INTEGRATION, metadata, spec);
    }

    /** A Broker of the current version. */
    public static Manifest<BrokerSpec> broker(Metadata metadata, BrokerSpec spec) {
        return new Manifest<>(API_VERSION, BROKER, metadata, spec);
    }

    /** A Connector of the current version. */
    public static Manifest<ConnectorSpec> connector(Metadata metadata, ConnectorSpec spec) {
        return new Manifest<>(API_VERSION, CONNECTOR, metadata, spec);
    }
}
