package dev.weir.runner.state;

import dev.weir.runner.output.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps two systems from running on one state folder; the operating system lets go of it when the process dies. */
public final class RunLock implements AutoCloseable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws Refusal when another process has it
     */
    public static RunLock take(Path folder) {
        Path file = PrivateFiles.folder(folder).resolve("lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                String holder = PrivateFiles.read(file).map(String::strip).orElse("?");
                throw Refusal.problem("a system runs on " + folder + " already (process " + holder
                        + "); stop it, or give this one a folder of its own with --state");
            }
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(
                    Long.toString(ProcessHandle.current().pid())));
            return new RunLock(channel);
        } catch (IOException refused) {
            throw new UncheckedIOException(file + " cannot be locked: " + refused.getMessage(), refused);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    /** Whether somebody has the lock now. */
    static boolean isTaken(Path folder) {
        Path file = folder.resolve("lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                lock.release();
            }
            return lock == null;
        } catch (NoSuchFileException neverRan) {
            return false;
        } catch (IOException refused) {
            throw new UncheckedIOException(file + " cannot be read: " + refused.getMessage(), refused);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException lost) {
            throw new UncheckedIOException("the lock cannot be given back: " + lost.getMessage(), lost);
        }
    }
}
