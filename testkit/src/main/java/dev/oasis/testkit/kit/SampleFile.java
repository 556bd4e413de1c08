package dev.oasis.testkit.kit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * A file of each kind that clients or people get, of a chosen size. The bytes that tell the kind are real, the rest is noise
 * that no compression shrinks. The same kind, size and seed always give the same bytes.
 */
public enum SampleFile {
    APP("_aarch64.app.tar.gz") {
        @Override
        byte[] build(int size, Random noise) {
            return SampleArchives.tarGz(size, noise, new byte[0], "MyApp.app/", "MyApp.app/Contents/",
                    "MyApp.app/Contents/MacOS/", "MyApp.app/Contents/MacOS/myapp");
        }
    },
    APPIMAGE("_amd64.AppImage") {
        @Override
        byte[] build(int size, Random noise) {
            return raw(size, noise, APPIMAGE_START);
        }
    },
    DEB("_amd64.deb") {
        @Override
        byte[] build(int size, Random noise) {
            return raw(size, noise, ascii("!<arch>\ndebian-binary   1700000000  0     0     100644  4         `\n2.0\n"));
        }
    },
    RPM("-1.x86_64.rpm") {
        @Override
        byte[] build(int size, Random noise) {
            return raw(size, noise, new byte[] { (byte) 0xed, (byte) 0xab, (byte) 0xee, (byte) 0xdb, 3, 0 });
        }
    },
    NSIS("_x64-setup.exe") {
        @Override
        byte[] build(int size, Random noise) {
            return raw(size, noise, EXE_START);
        }
    },
    MSI("_x64_en-US.msi") {
        @Override
        byte[] build(int size, Random noise) {
            return raw(size, noise, MSI_START);
        }
    },
    APPIMAGE_ARCHIVE("_amd64.AppImage.tar.gz") {
        @Override
        byte[] build(int size, Random noise) {
            return SampleArchives.tarGz(size, noise, APPIMAGE_START, "myapp_amd64.AppImage");
        }
    },
    NSIS_ARCHIVE("_x64-setup.nsis.zip") {
        @Override
        byte[] build(int size, Random noise) {
            return SampleArchives.zip(size, noise, EXE_START, "myapp_x64-setup.exe");
        }
    },
    MSI_ARCHIVE("_x64_en-US.msi.zip") {
        @Override
        byte[] build(int size, Random noise) {
            return SampleArchives.zip(size, noise, MSI_START, "myapp_x64_en-US.msi");
        }
    },
    DMG("_aarch64.dmg") {
        @Override
        byte[] build(int size, Random noise) {
            byte[] bytes = raw(size, noise, new byte[0]);
            byte[] trailer = Arrays.copyOf(new byte[] { 'k', 'o', 'l', 'y', 0, 0, 0, 4, 0, 0, 2, 0 }, 512);
            System.arraycopy(trailer, 0, bytes, size - trailer.length, trailer.length);
            return bytes;
        }
    };

    /** Every kind can be made from this size on. */
    public static final int SMALLEST = 4096;

    private static final byte[] APPIMAGE_START = { 0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 'A', 'I', 2, 0 };
    private static final byte[] EXE_START = { 'M', 'Z', (byte) 0x90, 0 };
    private static final byte[] MSI_START = { (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a,
            (byte) 0xe1 };

    private final String suffix;

    SampleFile(String suffix) {
        this.suffix = suffix;
    }

    /** A file name as Tauri's bundler gives it. */
    public String filename(String app, String version) {
        return app + (this == RPM ? "-" : "_") + version + suffix;
    }

    /** @param size exactly that many bytes, at least {@link #SMALLEST} */
    public byte[] bytes(int size) {
        return bytes(size, 0);
    }

    /** @param seed another seed, other noise */
    public byte[] bytes(int size, long seed) {
        if (size < SMALLEST) {
            throw new IllegalArgumentException("At least " + SMALLEST + " bytes, not " + size);
        }
        return build(size, new Random(seed));
    }

    abstract byte[] build(int size, Random noise);

    private static byte[] raw(int size, Random noise, byte[] start) {
        byte[] bytes = new byte[size];
        noise.nextBytes(bytes);
        System.arraycopy(start, 0, bytes, 0, start.length);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
