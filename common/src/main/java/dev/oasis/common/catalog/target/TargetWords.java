package dev.oasis.common.catalog.target;

import java.util.Locale;
import java.util.Optional;

/**
 * Reads the words that clients use for targets. Runs for each update check, hence no regular expressions.
 * <ul>
 * <li>Operating systems: {@code darwin} ({@code macos}, {@code osx}), {@code linux}, {@code windows} ({@code win});
 * {@code win64}, {@code win32} and {@code linux64} also imply an architecture, unless another one is named apart.
 * <li>Architectures: {@code x86_64} ({@code amd64}, {@code x64}, {@code x86-64}), {@code aarch64} ({@code arm64}),
 * {@code i686} ({@code x86}, {@code i386}, {@code i586}, {@code 386}, {@code ia32}), {@code armv7} ({@code armv7l},
 * {@code arm}, {@code armhf}), {@code riscv64}, {@code universal}.
 * <li>Kinds: {@code appimage deb rpm app msi nsis}.
 * </ul>
 */
final class TargetWords {

    /** Names an architecture that does not exist. */
    private static final String NONE = "";
    private static final Platform[] PLATFORMS = Platform.values();

    private TargetWords() {
    }

    static RequestedTarget read(String target, String architecture, String bundle) {
        String text = lower(target);
        int hyphen = operatingSystem(text) == null ? text.indexOf('-') : -1;
        String word = hyphen < 0 ? text : text.substring(0, hyphen);
        OperatingSystem system = operatingSystem(word);
        if (system == null) {
            return RequestedTarget.UNKNOWN;
        }
        String named = isAbsent(architecture) ? impliedArchitecture(word) : architecture(lower(architecture));
        return hyphen < 0 ? requested(system, named, kind(bundle)) : joined(system, text.substring(hyphen + 1), named, bundle);
    }

    /**
     * @param rest what follows the operating system: an architecture, a kind, or both; either may be unreplaced
     * @param named what {@link #requested} takes, in case the rest has no architecture
     */
    private static RequestedTarget joined(OperatingSystem system, String rest, String named, String bundle) {
        String whole = architecture(rest);
        if (!whole.equals(NONE)) {
            return requested(system, whole, kind(bundle));
        }
        int hyphen = rest.lastIndexOf('-');
        String last = rest.substring(hyphen + 1);
        Optional<BundleKind> kind = isAbsent(last) ? kind(bundle) : kind(last);
        if (kind.isEmpty() && !isAbsent(last)) {
            return RequestedTarget.UNKNOWN;
        }
        String first = hyphen < 0 ? "" : rest.substring(0, hyphen);
        return requested(system, isAbsent(first) ? named : architecture(first), kind);
    }

    /** @param architecture canonical, {@link #NONE} for one that does not exist, null when none is named */
    private static RequestedTarget requested(OperatingSystem system, String architecture, Optional<BundleKind> kind) {
        if (architecture == null) {
            return new RequestedTarget(Optional.of(system), Optional.empty(), kind);
        }
        for (Platform platform : PLATFORMS) {
            if (platform.operatingSystem() == system && platform.architecture().equals(architecture)) {
                return new RequestedTarget(Optional.of(system), Optional.of(platform), kind);
            }
        }
        return RequestedTarget.UNKNOWN;
    }

    private static OperatingSystem operatingSystem(String word) {
        return switch (word) {
            case "darwin", "macos", "osx" -> OperatingSystem.DARWIN;
            case "linux", "linux64" -> OperatingSystem.LINUX;
            case "windows", "win", "win64", "win32" -> OperatingSystem.WINDOWS;
            default -> null;
        };
    }

    private static String impliedArchitecture(String word) {
        return switch (word) {
            case "linux64", "win64" -> "x86_64";
            case "win32" -> "i686";
            default -> null;
        };
    }

    private static String architecture(String word) {
        return switch (word) {
            case "x86_64", "amd64", "x64", "x86-64" -> "x86_64";
            case "aarch64", "arm64" -> "aarch64";
            case "i686", "x86", "i386", "i586", "386", "ia32" -> "i686";
            case "armv7", "armv7l", "arm", "armhf" -> "armv7";
            case "riscv64" -> "riscv64";
            case "universal" -> "universal";
            default -> NONE;
        };
    }

    private static Optional<BundleKind> kind(String word) {
        if (isAbsent(word)) {
            return Optional.empty();
        }
        return switch (lower(word)) {
            case "appimage" -> Optional.of(BundleKind.APPIMAGE);
            case "deb" -> Optional.of(BundleKind.DEB);
            case "rpm" -> Optional.of(BundleKind.RPM);
            case "app" -> Optional.of(BundleKind.APP);
            case "msi" -> Optional.of(BundleKind.MSI);
            case "nsis" -> Optional.of(BundleKind.NSIS);
            default -> Optional.empty();
        };
    }

    private static boolean isAbsent(String word) {
        return word == null || word.isEmpty() || word.startsWith("{{") || word.equalsIgnoreCase("unknown");
    }

    /** Returns the text itself when it is lower case already, as those of real clients are. */
    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
