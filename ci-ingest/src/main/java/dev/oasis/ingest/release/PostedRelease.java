package dev.oasis.ingest.release;

import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.oasis.common.catalog.artifact.ArtifactView;
import dev.oasis.common.catalog.artifact.DownloadLinks;
import dev.oasis.common.catalog.artifact.InstallerView;
import dev.oasis.common.catalog.release.ReleaseView;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The answer to a post, the same whenever it is repeated.
 *
 * @param warnings sentences about what is accepted but will not serve every client; absent when there are none
 */
@RegisterForReflection // becomes a JSON tree in a place that the native build cannot see through
public record PostedRelease(ReleaseView release, List<ArtifactView> artifacts, List<InstallerView> installers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {

    static PostedRelease of(StoredRelease stored, DownloadLinks links) {
        String slug = stored.app().slug;
        List<ArtifactView> artifacts = stored.artifacts().stream().map(artifact -> ArtifactView.of(artifact, slug, links))
                .toList();
        return new PostedRelease(ReleaseView.of(stored.release()), artifacts,
                stored.installers().stream()
                        .map(installer -> InstallerView.of(installer, stored.release(), slug, links)).toList(),
                warnings(artifacts));
    }

    private static List<String> warnings(List<ArtifactView> artifacts) {
        return IntStream.range(0, artifacts.size())
                .filter(i -> artifacts.get(i).verified() && artifacts.get(i).signedVersion() == null)
                .mapToObj(i -> "artifacts[" + i
                        + "]: the bundle does not state its version; clients with requireSignedVersion refuse it.")
                .toList();
    }
}
