package dev.weir.describe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * The folder of one connector, with what users read about it: {@code connector.yaml} and {@code README.md}. Their option
 * parts are written from the properties record; the rest is written by hand.
 */
public final class ConnectorFolder {
    private static final String UPDATE = "golden.update";
    private static final String TABLE_START = "<!-- options -->\n";
    private static final String TABLE_END = "<!-- /options -->\n";

    private final Path folder;

    private ConnectorFolder(Path folder) {
        this.folder = folder;
    }

    /** The folder of the module whose tests run. */
    public static ConnectorFolder here() {
        return at(Path.of(System.getProperty("basedir", "")).toAbsolutePath());
    }

    static ConnectorFolder at(Path folder) {
        return new ConnectorFolder(folder);
    }

    /**
     * Compares descriptor and README with the record; with {@code -Dgolden.update} rewrites them instead.
     *
     * @throws AssertionError when a file is stale, the descriptor lacks a field, or a name differs from the option prefix
     */
    public void describes(Class<? extends Record> properties) {
        if (System.getProperty(UPDATE) != null) {
            rewrite(properties);
        } else {
            compare(properties);
        }
    }

    void compare(Class<? extends Record> properties) {
        expected(properties).forEach((file, expected) -> {
            if (!read(file).equals(expected)) {
                throw new AssertionError(file + " does not say what the options are: run the tests of "
                        + folder.getFileName() + " with -D" + UPDATE + " and review the diff; expected:\n" + expected);
            }
        });
    }

    void rewrite(Class<? extends Record> properties) {
        expected(properties).forEach((file, expected) -> {
            try {
                Files.writeString(folder.resolve(file), expected);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Map<String, String> expected(Class<? extends Record> properties) {
        List<Option> options = Options.of(properties);
        Descriptor descriptor = new Descriptor(read("connector.yaml"));
        descriptor.check(Options.prefix(properties));
        return Map.of(
                "connector.yaml", descriptor.withSchema(yaml(OptionSchema.of(options))),
                "README.md", withTable(read("README.md"), OptionTable.of(options)));
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withTable(String readme, String table) {
        int start = readme.indexOf(TABLE_START);
        int end = readme.indexOf(TABLE_END);
        if (start < 0 || end < start) {
            throw new AssertionError("README.md has no place for the options: write the lines " + TABLE_START.strip()
                    + " and " + TABLE_END.strip());
        }
        return readme.substring(0, start + TABLE_START.length()) + table + readme.substring(end);
    }

    private static String yaml(Map<String, Object> schema) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        return new Yaml(options).dump(schema);
    }
}
