package dev.oasis.common.catalog.target;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Operating system and architecture that a bundle or an installer is for: section 9 of the design lists them. */
public enum Platform {
    DARWIN_AARCH64(OperatingSystem.DARWIN, "aarch64"),
    DARWIN_X86_64(OperatingSystem.DARWIN, "x86_64"),
    DARWIN_UNIVERSAL(OperatingSystem.DARWIN, "universal"),
    LINUX_X86_64(OperatingSystem.LINUX, "x86_64"),
    LINUX_AARCH64(OperatingSystem.LINUX, "aarch64"),
    LINUX_ARMV7(OperatingSystem.LINUX, "armv7"),
    LINUX_I686(OperatingSystem.LINUX, "i686"),
    LINUX_RISCV64(OperatingSystem.LINUX, "riscv64"),
    WINDOWS_X86_64(OperatingSystem.WINDOWS, "x86_64"),
    WINDOWS_AARCH64(OperatingSystem.WINDOWS, "aarch64"),
    WINDOWS_I686(OperatingSystem.WINDOWS, "i686");

    private static final Map<String, Platform> BY_WIRE_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(Platform::wireName, Function.identity()));

    private final OperatingSystem operatingSystem;
    private final String architecture;
    private final String wireName;

    Platform(OperatingSystem operatingSystem, String architecture) {
        this.operatingSystem = operatingSystem;
        this.architecture = architecture;
        this.wireName = operatingSystem.wireName() + "-" + architecture;
    }

    public OperatingSystem operatingSystem() {
        return operatingSystem;
    }

    public String architecture() {
        return architecture;
    }

    public String wireName() {
        return wireName;
    }

    /** The platform that an administrator or CI names, in any case; {@code windows-x86} is the older name of i686. */
    public static Optional<Platform> parse(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(BY_WIRE_NAME.get(name.equals("windows-x86") ? "windows-i686" : name));
    }
}
