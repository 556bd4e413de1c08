package dev.oasis.localstack.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One stack at a time on a data directory. The operating system lets go of the lock when the process ends, however it ends. */
final class DataLock {

    private DataLock() {
    }

    /** Takes the lock for the life of this process. */
    static void take(Path data) throws IOException {
        FileChannel channel = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IOException("another stack runs on " + data + "; stop it first (its pid is in " + StackFile.NAME + ")");
        }
    }
}
