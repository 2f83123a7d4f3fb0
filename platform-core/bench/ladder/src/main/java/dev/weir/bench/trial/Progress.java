package dev.weir.bench.trial;

import dev.weir.bench.rung.Child;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How far a process has got, looked at again and again until it is done. */
final class Progress {
    private static final long LOOK_EVERY_MILLIS = 20;
    private static final long PROMPT_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    /** The part of the load after which the figures begin. */
    private static final double WARM = 0.5;

    private final List<Sample> samples = new ArrayList<>();

    private record Sample(long nanos, long count, Duration cpu, Duration compiler) {}

    /**
     * Follows the process until the count is reached.
     *
     * @throws Unbalanced when it stands still for longer than the patience
     */
    static Progress follow(Child child, LongSupplier count, long target, Duration patience)
            throws InterruptedException {
        Progress progress = new Progress();
        long moved = System.nanoTime();
        long last = -1;
        while (true) {
            child.requireAlive();
            long asked = System.nanoTime();
            long current = count.getAsLong();
            long now = System.nanoTime();
            // a broker that answers late does not say how much there was when
            if (now - asked < PROMPT_NANOS || current >= target) {
                progress.samples.add(new Sample(now, current, child.cpu(), child.compiler()));
            }
            if (current >= target) {
                return progress;
            }
            if (current != last) {
                last = current;
                moved = now;
            } else if (now - moved > patience.toNanos()) {
                throw new Unbalanced("stands still at " + current + " of " + target + ":\n" + child.lastLines());
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
    }

    /** The steady part; {@code scale} inputs stand behind each thing that was counted. */
    Result result(int messages, double scale) {
        Sample end = samples.getLast();
        Sample warm = samples.stream()
                .filter(it -> it.count <= end.count * WARM)
                .reduce(samples.getFirst(), (earlier, later) -> later);
        double done = (end.count - warm.count) * scale;
        double seconds = (end.nanos - warm.nanos) / 1e9;
        double cpu = end.cpu.minus(warm.cpu).toNanos() / 1e3;
        double compiler = end.compiler.minus(warm.compiler).toNanos() / 1e3;
        return new Result(messages, done / seconds, (cpu - compiler) / done, compiler / done);
    }
}
