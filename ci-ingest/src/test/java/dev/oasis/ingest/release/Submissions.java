package dev.oasis.ingest.release;

import java.util.List;
import java.util.Optional;

import dev.oasis.ingest.release.PostReleaseRequest.PostedArtifact;
import dev.oasis.ingest.release.PostReleaseRequest.PostedInstaller;
import dev.oasis.testkit.kit.SampleBundle;

/** Requests for unit tests: version 1.2.0 with what a test adds. */
final class Submissions {

    static final String APPIMAGE_SIGNATURE = SampleBundle.good("pw", "myapp_1.2.0_amd64.AppImage").signature();
    static final String DEB_SIGNATURE = SampleBundle.good("pw", "myapp_1.2.0_amd64.deb").signature();

    private Submissions() {
    }

    static PostedArtifact artifact(String platform, String signature, String key) {
        return new PostedArtifact(platform, signature, key);
    }

    static PostedArtifact appImage() {
        return artifact("linux-x86_64", APPIMAGE_SIGNATURE, "app/myapp.AppImage");
    }

    static PostedArtifact deb() {
        return artifact("linux-x86_64", DEB_SIGNATURE, "app/myapp.deb");
    }

    static PostedInstaller installer(String platform) {
        return new PostedInstaller(platform, "setup.bin", Optional.empty(), "app/setup.bin");
    }

    static PostReleaseRequest request(String version, List<PostedArtifact> artifacts, List<PostedInstaller> installers) {
        return new PostReleaseRequest(version, Optional.empty(), Optional.empty(), artifacts, Optional.of(installers),
                Optional.empty());
    }

    static Submission read(List<PostedArtifact> artifacts, List<PostedInstaller> installers) {
        return SubmissionReader.read(request("1.2.0", artifacts, installers));
    }
}
