package dev.weir.runner.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a command prints to: results to one stream, everything else to the other. A picture is redrawn in place where a
 * person watches; notes come above it.
 */
public final class Terminal {
    private static final String UP_AND_CLEAR = "\u001b[1A\u001b[2K";

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean interactive;
    private final boolean colored;
    private final List<String> picture = new ArrayList<>();

    /**
     * @param interactive whether a person reads and answers
     * @param colored whether colors are wanted
     */
    public Terminal(PrintWriter out, PrintWriter err, boolean interactive, boolean colored) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
        this.colored = colored && interactive;
    }

    /** The process's own streams; the launcher says whether they are a terminal. */
    public static Terminal ofProcess(PrintWriter out, PrintWriter err) {
        boolean terminal = Boolean.getBoolean("weir.terminal") && !"dumb".equals(System.getenv("TERM"));
        String noColor = System.getenv("NO_COLOR");
        return new Terminal(out, err, terminal, noColor == null || noColor.isEmpty());
    }

    public boolean isInteractive() {
        return interactive;
    }

    /** One line of the result. */
    public synchronized void result(String line) {
        erase();
        out.println(line);
        out.flush();
        draw();
    }

    /** One line about what happens, for people. */
    public synchronized void note(String line) {
        erase();
        err.println("weir: " + line);
        err.flush();
        draw();
    }

    /** Lines that are neither, exactly as they are. */
    public synchronized void problem(String line) {
        err.println(line);
        err.flush();
    }

    /** Replaces the picture; without a person watching there is none. */
    public synchronized void picture(List<String> lines) {
        if (interactive) {
            erase();
            picture.clear();
            picture.addAll(lines);
            draw();
        }
    }

    /** Leaves the picture where it is and goes on below. */
    public synchronized void endPicture() {
        picture.clear();
    }

    private void erase() {
        if (!picture.isEmpty()) {
            out.print(UP_AND_CLEAR.repeat(picture.size()) + "\r");
            out.flush();
        }
    }

    private void draw() {
        picture.forEach(out::println);
        out.flush();
    }

    /** The text in red, where colors are shown. */
    public String red(String text) {
        return paint(text, 31);
    }

    /** The text in green, where colors are shown. */
    public String green(String text) {
        return paint(text, 32);
    }

    /** The text in bold, where colors are shown. */
    public String bold(String text) {
        return paint(text, 1);
    }

    private String paint(String text, int code) {
        return colored ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
