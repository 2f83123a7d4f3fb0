package dev.weir.wire;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Names the reason of a failure, so that letters that failed alike can be decided on together: the root exception's type
 * and the first stack frame of the connector's own code, without the suffixes of lambdas and proxies that change from
 * build to build.
 */
public final class Fingerprint {
    private static final Pattern GENERATED = Pattern.compile("(\\$\\$.*|\\$[0-9].*|/0x.*)$");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$([^$]+)\\$[0-9]+");

    private Fingerprint() {}

    /**
     * Eight hexadecimal digits for a failure.
     *
     * @param failure what the function threw; its root cause counts
     * @param ownClass whether a class name belongs to the connector
     */
    public static String of(Throwable failure, Predicate<String> ownClass) {
        Throwable root = root(failure);
        return digest(root.getClass().getName() + "@" + frame(root, ownClass));
    }

    /** The innermost cause; a cycle of causes ends at the first throwable seen twice. */
    public static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; root.getCause() != null && depth < 64; depth++) {
            root = root.getCause();
        }
        return root;
    }

    private static String frame(Throwable root, Predicate<String> ownClass) {
        for (StackTraceElement frame : root.getStackTrace()) {
            if (ownClass.test(frame.getClassName())) {
                return plainType(frame.getClassName()) + "." + plainMethod(frame.getMethodName());
            }
        }
        return "";
    }

    private static String plainType(String name) {
        boolean mayBeGenerated = name.indexOf('$') >= 0 || name.indexOf('/') >= 0;
        return mayBeGenerated ? GENERATED.matcher(name).replaceFirst("") : name;
    }

    private static String plainMethod(String name) {
        return name.indexOf('$') >= 0 ? LAMBDA.matcher(name).replaceAll("$1") : name;
    }

    private static String digest(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
