package dev.oasis.common.catalog.target;

import java.util.Objects;
import java.util.Optional;

/**
 * The target that a client asks an update for, as far as it can be known from what the client sends.
 *
 * @param operatingSystem empty when the client names none that Oasis knows: then nothing fits it
 * @param platform empty also when the client names an operating system without an architecture
 * @param kind how the running app was installed, empty when the client does not know or say
 */
public record RequestedTarget(Optional<OperatingSystem> operatingSystem, Optional<Platform> platform,
        Optional<BundleKind> kind) {

    /** A target that nothing fits. */
    public static final RequestedTarget UNKNOWN = new RequestedTarget(Optional.empty(), Optional.empty(), Optional.empty());

    public RequestedTarget {
        Objects.requireNonNull(operatingSystem);
        Objects.requireNonNull(platform);
        Objects.requireNonNull(kind);
        if (platform.isPresent() && !platform.map(Platform::operatingSystem).equals(operatingSystem)) {
            throw new IllegalArgumentException("The platform " + platform.get() + " is not of " + operatingSystem);
        }
    }

    /**
     * The target that these words name, in any case and by any of the aliases in {@link TargetWords}. Nothing is an error: a
     * custom target that Oasis does not know is {@link #UNKNOWN}. An unreplaced {@code {{placeholder}}} counts as absent.
     * Where the words contradict each other the target's own parts win over the separate ones, because the client replaces
     * {@code {{target}}} by what the app's developer set and the others by what the binary is (Tauri contract, section 1).
     *
     * @param target decoded: {@code darwin}, {@code darwin-aarch64}, {@code linux-x86_64-deb}
     * @param architecture decoded, or null
     * @param bundle decoded {@code {{bundle_type}}}, or null
     */
    public static RequestedTarget of(String target, String architecture, String bundle) {
        return TargetWords.read(target, architecture, bundle);
    }

    /** Whether the client names an operating system and, if it names an architecture, one that exists there. */
    public boolean isKnown() {
        return operatingSystem.isPresent();
    }
}
