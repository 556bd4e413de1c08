package dev.oasis.ingest.release;

import static dev.oasis.ingest.release.Submissions.APPIMAGE_SIGNATURE;
import static dev.oasis.ingest.release.Submissions.DEB_SIGNATURE;
import static dev.oasis.ingest.release.Submissions.appImage;
import static dev.oasis.ingest.release.Submissions.artifact;
import static dev.oasis.ingest.release.Submissions.deb;
import static dev.oasis.ingest.release.Submissions.installer;
import static dev.oasis.ingest.release.Submissions.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.catalog.target.BundleKind;
import dev.oasis.common.verification.Claim;
import dev.oasis.common.verification.VerifiedContent;
import dev.oasis.common.verification.VerifiedUpload;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

class SubmissionTest {

    @Test
    void onePlatformMayHaveBundlesOfSeveralKinds() {
        Submission submission = read(List.of(appImage(), deb()), List.of());

        assertThatCode(() -> submission.requireDistinctKinds(proven(submission, BundleKind.APPIMAGE, BundleKind.DEB)))
                .doesNotThrowAnyException();
    }

    @Test
    void onePlatformMayNotHaveTwoBundlesOfOneKind() {
        Submission submission = read(List.of(appImage(), deb()), List.of());

        refused(() -> submission.requireDistinctKinds(proven(submission, BundleKind.DEB, BundleKind.DEB)),
                ProblemCode.DUPLICATE_PLATFORM, "artifacts[1].platform");
    }

    @Test
    void theSameBundleTwiceIsADuplicateByItsSignatureOrItsKey() {
        refused(() -> read(List.of(appImage(), artifact("linux-x86_64", APPIMAGE_SIGNATURE + "\n", "app/other")), List.of()),
                ProblemCode.DUPLICATE_PLATFORM, "artifacts[1].platform");
        refused(() -> read(List.of(deb(), appImage(), artifact("linux-x86_64", DEB_SIGNATURE, appImage().r2Key())),
                List.of()), ProblemCode.DUPLICATE_PLATFORM, "artifacts[2].platform");
    }

    @Test
    void oneUniversalBundleMayServeTwoPlatforms() {
        assertThat(read(List.of(artifact("darwin-aarch64", APPIMAGE_SIGNATURE, "app/x"),
                artifact("darwin-x86_64", APPIMAGE_SIGNATURE, "app/x")), List.of()).artifacts()).hasSize(2);
    }

    @Test
    void twoInstallersOfOnePlatformAreADuplicateAlsoUnderAnAlias() {
        refused(() -> read(List.of(appImage()), List.of(installer("windows-x86"), installer("windows-i686"))),
                ProblemCode.DUPLICATE_PLATFORM, "installers[1].platform");
    }

    @ParameterizedTest
    @ValueSource(strings = { "other/x", "app", "app/", "app/../other/x", "app/./x", "app//x", "/app/x", "appx/x", "app/a\\b" })
    void keysOutsideOfTheAppsFolderAreForeign(String key) {
        Submission submission = read(List.of(artifact("linux-x86_64", APPIMAGE_SIGNATURE, key)), List.of());

        refused(() -> submission.requireKeysOf("app"), ProblemCode.OBJECT_KEY_FOREIGN, "artifacts[0].r2_key");
    }

    private static List<VerifiedUpload> proven(Submission submission, BundleKind first, BundleKind second) {
        return List.of(proven(submission.artifacts().get(0), first), proven(submission.artifacts().get(1), second));
    }

    private static VerifiedUpload proven(Claim claim, BundleKind kind) {
        return new VerifiedUpload(claim, new VerifiedContent(Optional.of(kind), Optional.empty(), 1, "00"), "app/blobs/00");
    }

    private static void refused(ThrowingCallable call, ProblemCode code, String field) {
        Problem problem = catchThrowableOfType(Problem.class, call);
        assertThat(problem).isNotNull();
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.errors()).singleElement().extracting("field").isEqualTo(field);
    }
}
