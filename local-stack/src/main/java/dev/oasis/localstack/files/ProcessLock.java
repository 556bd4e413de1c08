package dev.oasis.localstack.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A lock that a process holds from when it takes it until it ends, however it ends: the operating system lets go of it. */
public final class ProcessLock {

    /** A channel that nobody refers to is closed by the garbage collector, and its lock with it. */
    private static final List<FileChannel> HELD = new CopyOnWriteArrayList<>();

    private ProcessLock() {
    }

    /** Takes the lock on {@code file}, which is created when absent; false when another process holds it. */
    public static boolean take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return false;
        }
        HELD.add(channel);
        return true;
    }
}
