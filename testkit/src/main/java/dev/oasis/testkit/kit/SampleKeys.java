package dev.oasis.testkit.kit;

import java.nio.charset.StandardCharsets;

/** The throw-away keys that the kit was signed with. */
public final class SampleKeys {
    private SampleKeys() {
    }

    /**
     * What an app has as {@code plugins.updater.pubkey}.
     *
     * @param name {@code pw}, {@code nopw} or {@code other}
     */
    public static String publicKey(String name) {
        return new String(KitResource.read("keys/" + name + ".key.pub"), StandardCharsets.UTF_8);
    }

    /** The private key {@code nopw}, whose password is empty, as {@code TAURI_SIGNING_PRIVATE_KEY} takes it. */
    public static String privateKey() {
        return new String(KitResource.read("keys/nopw.key"), StandardCharsets.UTF_8);
    }
}
