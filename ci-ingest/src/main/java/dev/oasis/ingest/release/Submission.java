package dev.oasis.ingest.release;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.oasis.common.catalog.release.ReleaseDrafts;
import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.storage.ObjectKeys;
import dev.oasis.common.verification.Claim;
import dev.oasis.common.verification.VerifiedUpload;
import dev.oasis.common.web.problem.Problem;

/**
 * A release as CI means it: read, but nothing in it proven yet.
 *
 * @param artifacts each with its signature
 * @param publish whether it is to be published too
 */
record Submission(ReleaseDrafts.Draft draft, List<Claim> artifacts, List<SubmittedInstaller> installers, boolean publish) {

    static final String ARTIFACTS = "artifacts";
    static final String INSTALLERS = "installers";

    /** @throws Problem {@code duplicate_platform} as far as it can be told without reading the objects */
    Submission {
        artifacts = List.copyOf(artifacts);
        installers = List.copyOf(installers);
        requireDistinct(ARTIFACTS, artifacts, Claim::objectKey);
        requireDistinct(ARTIFACTS, artifacts, claim -> claim.signature().orElseThrow().text());
        requireDistinct(INSTALLERS, installers.stream().map(SubmittedInstaller::claim).toList(), claim -> "");
    }

    /** All that is to be verified: the artifacts, then the installers. */
    List<Claim> claims() {
        return Stream.concat(artifacts.stream(), installers.stream().map(SubmittedInstaller::claim)).toList();
    }

    /** @throws Problem {@code object_key_foreign} at the field */
    void requireKeysOf(String slug) {
        for (Claim claim : claims()) {
            try {
                ObjectKeys.requireOwn(slug, claim.objectKey());
            } catch (Problem foreign) {
                throw foreign.at(claim.fields().object());
            }
        }
    }

    /**
     * A client gets one bundle of each kind, and the kind is known only now.
     *
     * @param proven in the order of {@link #claims()}
     * @throws Problem {@code duplicate_platform}
     */
    void requireDistinctKinds(List<VerifiedUpload> proven) {
        PlatformPlace.requireDistinct(ARTIFACTS, IntStream.range(0, artifacts.size())
                .mapToObj(i -> new PlatformPlace(artifacts.get(i).platform(),
                        proven.get(i).content().bundle().orElseThrow()))
                .toList());
    }

    /**
     * What a release made of this holds.
     *
     * @param installerDigests SHA-256 of each installer, in hex
     */
    ReleaseContent content(String channel, Map<Platform, String> installerDigests) {
        return new ReleaseContent(channel,
                artifacts.stream().map(
                        claim -> new ReleaseContent.SignedBundle(claim.platform(), claim.signature().orElseThrow().text()))
                        .collect(Collectors.toSet()),
                installerDigests);
    }

    private static void requireDistinct(String list, List<Claim> claims, Function<Claim, Object> content) {
        PlatformPlace.requireDistinct(list,
                claims.stream().map(claim -> new PlatformPlace(claim.platform(), content.apply(claim))).toList());
    }
}
