package dev.oasis.ingest.release;

import static dev.oasis.ingest.release.Submissions.APPIMAGE_SIGNATURE;
import static dev.oasis.ingest.release.Submissions.appImage;
import static dev.oasis.ingest.release.Submissions.artifact;
import static dev.oasis.ingest.release.Submissions.installer;
import static dev.oasis.ingest.release.Submissions.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.ingest.release.PostReleaseRequest.PostedArtifact;
import dev.oasis.ingest.release.PostReleaseRequest.PostedInstaller;

class SubmissionReaderTest {

    @Test
    void readsAReleaseWithALeadingVAndCleansItsSignature() {
        Submission submission = SubmissionReader.read(request("v1.2.0",
                List.of(artifact("Linux-X86_64", "\uFEFF " + APPIMAGE_SIGNATURE + "\r\n", "app/x.AppImage")), List.of()));

        assertThat(submission.draft().version()).hasToString("1.2.0");
        assertThat(submission.publish()).isFalse();
        assertThat(submission.artifacts()).singleElement().satisfies(claim -> {
            assertThat(claim.platform()).isEqualTo(Platform.LINUX_X86_64);
            assertThat(claim.signature().orElseThrow().text()).isEqualTo(APPIMAGE_SIGNATURE.strip());
        });
    }

    @Test
    void anAbsentBodyIsNoRelease() {
        refused(null, ProblemCode.MALFORMED_JSON, null);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "  " })
    void versionIsNeeded(String version) {
        refused(request(version, List.of(appImage()), List.of()), ProblemCode.VALIDATION_FAILED, "version");
    }

    @ParameterizedTest
    @ValueSource(strings = { "1.2", "latest", "01.2.0", "1.2.0-", "1.2.0 ", "V1.2.0" })
    void versionMustBeSemantic(String version) {
        refused(request(version, List.of(appImage()), List.of()), ProblemCode.INVALID_VERSION, "version");
    }

    @Test
    void artifactsAreNeededAndBounded() {
        refused(request("1.2.0", null, List.of()), ProblemCode.VALIDATION_FAILED, "artifacts");
        refused(request("1.2.0", List.of(), List.of()), ProblemCode.VALIDATION_FAILED, "artifacts");
        refused(request("1.2.0", Collections.nCopies(65, appImage()), List.of()), ProblemCode.VALIDATION_FAILED, "artifacts");
        refused(request("1.2.0", List.of(appImage()), Collections.nCopies(33, installer("linux-x86_64"))),
                ProblemCode.VALIDATION_FAILED, "installers");
    }

    @Test
    void eachArtifactIsCheckedAtItsOwnField() {
        refusedSecond(null, ProblemCode.VALIDATION_FAILED, "artifacts[1]");
        refusedSecond(artifact(null, APPIMAGE_SIGNATURE, "app/x"), ProblemCode.VALIDATION_FAILED, "artifacts[1].platform");
        refusedSecond(artifact("amiga", APPIMAGE_SIGNATURE, "app/x"), ProblemCode.UNKNOWN_PLATFORM, "artifacts[1].platform");
        refusedSecond(artifact("linux-x86_64", null, "app/x"), ProblemCode.SIGNATURE_MISSING, "artifacts[1].signature");
        refusedSecond(artifact("linux-x86_64", "x".repeat(10_001), "app/x"), ProblemCode.VALIDATION_FAILED,
                "artifacts[1].signature");
        refusedSecond(artifact("linux-x86_64", APPIMAGE_SIGNATURE, null), ProblemCode.VALIDATION_FAILED,
                "artifacts[1].r2_key");
        refusedSecond(artifact("linux-x86_64", APPIMAGE_SIGNATURE, ""), ProblemCode.VALIDATION_FAILED, "artifacts[1].r2_key");
    }

    @Test
    void eachInstallerIsCheckedAtItsOwnField() {
        refusedInstaller(null, "installers[0]", ProblemCode.VALIDATION_FAILED);
        refusedInstaller(installer("amiga"), "installers[0].platform", ProblemCode.UNKNOWN_PLATFORM);
        refusedInstaller(new PostedInstaller("linux-x86_64", null, Optional.empty(), "app/x"), "installers[0].filename",
                ProblemCode.VALIDATION_FAILED);
        refusedInstaller(new PostedInstaller("linux-x86_64", "../x", Optional.empty(), "app/x"), "installers[0].filename",
                ProblemCode.VALIDATION_FAILED);
        refusedInstaller(new PostedInstaller("linux-x86_64", "x", Optional.of("x".repeat(101)), "app/x"),
                "installers[0].display_name", ProblemCode.VALIDATION_FAILED);
        refusedInstaller(new PostedInstaller("linux-x86_64", "x", Optional.empty(), null), "installers[0].r2_key",
                ProblemCode.VALIDATION_FAILED);
    }

    @Test
    void notesAreBounded() {
        refused(new PostReleaseRequest("1.2.0", Optional.of("x".repeat(10_001)), Optional.empty(), List.of(appImage()),
                Optional.empty(), Optional.empty()), ProblemCode.VALIDATION_FAILED, "notes");
    }

    @Test
    void aBundleSignedAsAnotherVersionIsRefusedBeforeItIsRead() {
        refused(request("1.3.0", List.of(appImage()), List.of()), ProblemCode.SIGNED_VERSION_MISMATCH,
                "artifacts[0].signature");
    }

    private static void refusedSecond(PostedArtifact second, ProblemCode code, String field) {
        refused(request("1.2.0", Arrays.asList(appImage(), second), List.of()), code, field);
    }

    private static void refusedInstaller(PostedInstaller installer, String field, ProblemCode code) {
        refused(request("1.2.0", List.of(appImage()), Collections.singletonList(installer)), code, field);
    }

    private static void refused(PostReleaseRequest request, ProblemCode code, String field) {
        Problem problem = catchThrowableOfType(Problem.class, () -> SubmissionReader.read(request));
        assertThat(problem).isNotNull();
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.errors()).extracting("field").isEqualTo(field == null ? List.of() : List.of(field));
    }
}
