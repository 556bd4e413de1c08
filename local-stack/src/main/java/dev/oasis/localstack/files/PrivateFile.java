package dev.oasis.localstack.files;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes text files that only their owner may read, by an atomic rename. */
public final class PrivateFile {

    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateFile() {
    }

    /** Replaces {@code file} by {@code text} in UTF-8; a reader sees the old content or the new, never a part. */
    public static void write(Path file, String text) throws IOException {
        Path directory = createDirectory(file.toAbsolutePath().getParent());
        Path draft = Files.createTempFile(directory, file.getFileName() + ".", ".tmp", ownerOnly("rw-------"));
        try {
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Creates a directory, and those above it, that only its owner may enter; one that exists stays as it is. */
    public static Path createDirectory(Path directory) throws IOException {
        return Files.exists(directory) ? directory : Files.createDirectories(directory, ownerOnly("rwx------"));
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) }
                : new FileAttribute<?>[0];
    }
}
