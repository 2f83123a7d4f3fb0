package dev.weir.letters;

import dev.weir.wire.PhysicalNames;

/**
 * A process to be killed: looks at the letters of a group again and again, or redrives them, and prints a line at each
 * step.
 *
 * <p>Arguments: {@code list} or {@code redrive}, and what {@link Lot#open(String, String, PhysicalNames)} takes.
 */
final class Killed {
    private Killed() {}

    public static void main(String[] args) {
        var names = new PhysicalNames(args[3], args[4]);
        try (DeadLetters letters = Lot.open(args[1], args[2], names)) {
            switch (args[0]) {
                case "list" -> {
                    for (int round = 0; round < 10_000; round++) {
                        System.out.println(
                                "listed " + letters.list(Selection.all()).size());
                    }
                }
                case "redrive" ->
                    System.out.println(letters.redrive(
                            Selection.all(), RedriveOptions.because("test"), outcome -> System.out.println(outcome)));
                default -> throw new IllegalArgumentException(args[0]);
            }
        }
    }
}
