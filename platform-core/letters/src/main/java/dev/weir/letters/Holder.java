package dev.weir.letters;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How this process introduces itself to those who are refused. */
final class Holder {
    private static final int LONGEST = 500;

    private Holder() {}

    static String here(String reason) {
        String text = System.getProperty("user.name") + "@" + host() + " (process "
                + ProcessHandle.current().pid() + ", since " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + ": "
                + reason + ")";
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unknown host";
        }
    }
}
