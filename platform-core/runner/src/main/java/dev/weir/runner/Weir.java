package dev.weir.runner;

import dev.weir.runner.command.Commands;
import dev.weir.runner.output.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The command line {@code weir}. */
public final class Weir {
    private Weir() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        // what people write is UTF-8, whatever the machine's locale says
        var out = new PrintWriter(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        var err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int code = Commands.run(Terminal.ofProcess(out, err), out, err, args);
        out.flush();
        System.exit(code);
    }
}
