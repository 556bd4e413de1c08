package dev.oasis.common.catalog.decision;

import java.util.Collection;
import java.util.Optional;

import dev.oasis.common.catalog.target.OperatingSystem;
import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.catalog.target.RequestedTarget;

/**
 * Which platform's installer a person is given. More lenient than updates, because people choose and can try: macOS falls back
 * to the universal one, Windows to an architecture that it emulates ({@code aarch64 → x86_64 → i686}). An operating system
 * alone gets the universal one, else the only one that there is. The kind of a bundle does not matter.
 */
public final class InstallerFit {

    private InstallerFit() {
    }

    /** The platform to serve, if one of the available ones will do. */
    public static Optional<Platform> choose(RequestedTarget target, Collection<Platform> available) {
        if (!target.isKnown()) {
            return Optional.empty();
        }
        if (target.platform().isEmpty()) {
            return ofSystem(target.operatingSystem().get(), available);
        }
        Optional<Platform> candidate = target.platform();
        while (candidate.isPresent() && !available.contains(candidate.get())) {
            candidate = fallback(candidate.get());
        }
        return candidate;
    }

    private static Optional<Platform> ofSystem(OperatingSystem system, Collection<Platform> available) {
        Optional<Platform> universal = system.universal().filter(available::contains);
        if (universal.isPresent()) {
            return universal;
        }
        var candidates = available.stream().filter(platform -> platform.operatingSystem() == system).distinct().toList();
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    private static Optional<Platform> fallback(Platform platform) {
        return switch (platform) {
            case DARWIN_AARCH64, DARWIN_X86_64 -> Optional.of(Platform.DARWIN_UNIVERSAL);
            case WINDOWS_AARCH64 -> Optional.of(Platform.WINDOWS_X86_64);
            case WINDOWS_X86_64 -> Optional.of(Platform.WINDOWS_I686);
            case DARWIN_UNIVERSAL, LINUX_X86_64, LINUX_AARCH64, LINUX_ARMV7, LINUX_I686, LINUX_RISCV64, WINDOWS_I686 ->
                Optional.empty();
        };
    }
}
