package dev.oasis.ingest.release;

import java.util.List;
import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A whole release as CI posts it. {@link SubmissionReader} holds the rules.
 *
 * @param version with or without a leading {@code v}
 * @param channel absent: the version decides
 * @param autoPublish whether to publish it at once; otherwise it stays a draft
 */
@Schema(requiredProperties = { "version", "artifacts" })
public record PostReleaseRequest(String version, Optional<String> notes, Optional<String> channel,
        List<PostedArtifact> artifacts, Optional<List<PostedInstaller>> installers,
        @JsonProperty("auto_publish") Optional<Boolean> autoPublish) {

    /**
     * @param signature the content of the {@code .sig} file
     * @param r2Key of the uploaded bundle
     */
    @Schema(requiredProperties = { "platform", "signature", "r2_key" })
    public record PostedArtifact(String platform, String signature, @JsonProperty("r2_key") String r2Key) {
    }

    /**
     * @param filename under which people get the file
     * @param displayName what they see in its place
     * @param r2Key of the uploaded file
     */
    @Schema(requiredProperties = { "platform", "filename", "r2_key" })
    public record PostedInstaller(String platform, String filename, @JsonProperty("display_name") Optional<String> displayName,
            @JsonProperty("r2_key") String r2Key) {
    }
}
