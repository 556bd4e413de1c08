package dev.oasis.admin.explain;

import java.util.Optional;

import dev.oasis.common.catalog.app.Channel;
import dev.oasis.common.catalog.decision.CheckRequest;
import dev.oasis.common.catalog.decision.UpdaterGeneration;
import dev.oasis.common.catalog.target.OsVersion;
import dev.oasis.common.catalog.target.RequestedTarget;
import dev.oasis.common.catalog.version.TauriVersion;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * The client that a person asks about, in the words of the query.
 *
 * @param arch null when it stands in the target
 * @param bundle null when the client does not say how it was installed
 */
record AskedClient(Optional<String> target, String arch, String bundle, Optional<String> version, Optional<String> channel,
        Optional<String> client, Optional<String> osVersion, Optional<String> acceptsDowngrade, Optional<String> updater) {

    /** @throws Problem {@code validation_failed} or {@code invalid_version} */
    CheckRequest check() {
        RequestedTarget asked = RequestedTarget.of(required("target", target), arch, bundle);
        TauriVersion current = TauriVersion.parse(required("version", version)).orElseThrow(() -> Problem
                .ofField(ProblemCode.INVALID_VERSION, "version", "must be a semantic version such as 1.4.0."));
        return new CheckRequest(channel.orElse(Channel.STABLE), asked, current, client, osVersion.map(AskedClient::osVersion),
                acceptsDowngrade.map(AskedClient::flag).orElse(false), generation());
    }

    private UpdaterGeneration generation() {
        return switch (updater.orElse("plugin")) {
            case "plugin" -> UpdaterGeneration.PLUGIN;
            case "v1" -> UpdaterGeneration.BUILT_IN;
            default -> throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "updater", "must be plugin or v1.");
        };
    }

    private static String required(String field, Optional<String> text) {
        return text.orElseThrow(() -> Problem.ofField(ProblemCode.VALIDATION_FAILED, field, "is needed."));
    }

    private static OsVersion osVersion(String text) {
        return OsVersion.leading(text).orElseThrow(() -> Problem.ofField(ProblemCode.VALIDATION_FAILED, "osVersion",
                "must begin with a number, such as 14.5; what a client sends otherwise counts as not told."));
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "acceptsDowngrade", "must be true or false.");
        };
    }
}
