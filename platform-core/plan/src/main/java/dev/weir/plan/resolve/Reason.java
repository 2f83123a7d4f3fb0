package dev.weir.plan.resolve;

/** Why something is a problem. The closed list that status conditions and tools may rely on. */
public enum Reason {
    /** A required field is absent. */
    Missing(false),
    /** A text does not have the form its field wants. */
    Malformed(false),
    /** A number, a length or a duration is outside its bounds. */
    OutOfRange(false),
    /** The catalogue has no such Connector. */
    ConnectorNotFound(true),
    /** The catalogue has the Connector in another version. */
    ConnectorVersionNotFound(true),
    /** The Connector itself has problems. */
    ConnectorUnusable(true),
    /** The namespace has no such Broker. */
    BrokerNotFound(true),
    /** The Broker itself has problems. */
    BrokerUnusable(true),
    /** The namespace has no such Secret. */
    SecretNotFound(true),
    /** The Secret lacks a key. */
    SecretKeyNotFound(true),
    /** Input or output do not fit the connector's role. */
    RoleMismatch(false),
    /** A field that only the other type of broker has. */
    WrongBrokerType(false),
    /** Input and output are on two Brokers of one type. */
    TwoBrokersOfOneType(false),
    /** The Brokers of input and output disagree about who declares topology. */
    TopologyModesDiffer(false),
    /** Fields that only make sense together, or not together. */
    Contradiction(false),
    /** A name ends like those Weir gives itself, or begins like those the broker gives itself. */
    NameReserved(false),
    /** A name that is derived on the broker becomes too long. */
    NameTooLong(false),
    /** Another Integration reads the same destination as the same group. */
    GroupTaken(false),
    /** A name on the broker would mean two things. */
    NameTaken(false),
    /** The output is the input. */
    Loop(false),
    /** The retry policy needs more delays than can be had. */
    TooManyTiers(false),
    /** An option that belongs to the platform. */
    OptionReserved(false),
    /** An option the connector does not have. */
    OptionUnknown(false),
    /** An option the connector needs. */
    OptionMissing(false),
    /** An option whose value does not fit. */
    OptionInvalid(false),
    /** An option that is given more than once. */
    OptionTwice(false),
    /** A secret option in plain text. */
    OptionSecret(false);

    private final boolean dangling;

    Reason(boolean dangling) {
        this.dangling = dangling;
    }

    /** Whether the resource itself may be right and something it refers to is not. */
    public boolean dangling() {
        return dangling;
    }
}
