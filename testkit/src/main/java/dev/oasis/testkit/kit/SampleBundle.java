package dev.oasis.testkit.kit;

import java.nio.charset.StandardCharsets;

/**
 * A bundle of the kit and the signature that belongs to it, or that a bad case pretends to.
 *
 * @param filename the bundle's file name
 * @param bytes the bundle; not to be changed
 * @param signature the content of its {@code .sig}, as it is
 */
public record SampleBundle(String filename, byte[] bytes, String signature) {

    private static final String BAD_FILE = "myapp_1.2.0_amd64.AppImage";

    /**
     * @param folder {@code pw}, {@code nopw}, {@code noversion}, {@code archives} or {@code older}
     */
    public static SampleBundle good(String folder, String filename) {
        return read("good/" + folder, filename);
    }

    /** @param fault the name of a folder under {@code bad/}, as {@code tampered-byte} */
    public static SampleBundle bad(String fault) {
        return read("bad/" + fault, BAD_FILE);
    }

    private static SampleBundle read(String folder, String filename) {
        String path = folder + "/" + filename;
        return new SampleBundle(filename, KitResource.read(path),
                new String(KitResource.read(path + ".sig"), StandardCharsets.UTF_8));
    }
}
