package dev.oasis.common.catalog.artifact;

import java.util.Arrays;
import java.util.stream.Collectors;

import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** Reads the platform that a request names. */
public final class PlatformName {

    private PlatformName() {
    }

    /** @throws Problem {@code unknown_platform} at the field */
    public static Platform require(String field, String text) {
        return Platform.parse(text).orElseThrow(() -> Problem.ofField(ProblemCode.UNKNOWN_PLATFORM, field, "must be one of "
                + Arrays.stream(Platform.values()).map(Platform::wireName).collect(Collectors.joining(", ")) + "."));
    }
}
