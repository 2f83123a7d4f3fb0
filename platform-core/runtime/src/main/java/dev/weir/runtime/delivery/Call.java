package dev.weir.runtime.delivery;

import java.util.concurrent.atomic.AtomicReference;

/**
 * One thread's calls of the author's function under watch. Exactly one of two parties ends a call: the worker that made it,
 * or the guard that ran out of patience.
 */
final class Call {
    private enum State {
        IDLE,
        RUNNING,
        INTERRUPTED,
        ABANDONED
    }

    /** How a call ended, seen by the thread that made it. */
    enum End {
        IN_TIME,
        /** Interrupted by the guard: whatever it returned or threw counts as a time-out. */
        TIMED_OUT,
        /** Somebody else has taken over: the thread must not touch anything any more. */
        ABANDONED
    }

    private final Thread thread;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
    private volatile long startedNanos;

    Call(Thread thread) {
        this.thread = thread;
    }

    void begin() {
        startedNanos = System.nanoTime();
        state.set(State.RUNNING);
    }

    /** Nanoseconds since the call began. */
    long age() {
        return System.nanoTime() - startedNanos;
    }

    End end() {
        return state.compareAndSet(State.RUNNING, State.IDLE) ? End.IN_TIME : endLate();
    }

    private synchronized End endLate() {
        if (state.get() == State.ABANDONED) {
            return End.ABANDONED;
        }
        // the interrupt was meant for the function alone
        Thread.interrupted();
        state.set(State.IDLE);
        return End.TIMED_OUT;
    }

    /** Interrupts the call when it has run longer than the time-out. */
    synchronized void interruptIfOlderThan(long timeoutNanos, long now) {
        if (state.get() == State.RUNNING
                && now - startedNanos > timeoutNanos
                && state.compareAndSet(State.RUNNING, State.INTERRUPTED)) {
            thread.interrupt();
        }
    }

    /** Whether the call ignored its interrupt for so long that it is given up now; the caller then takes over. */
    synchronized boolean abandonIfOlderThan(long timeoutNanos, long now) {
        return state.get() == State.INTERRUPTED
                && now - startedNanos > timeoutNanos
                && state.compareAndSet(State.INTERRUPTED, State.ABANDONED);
    }
}
