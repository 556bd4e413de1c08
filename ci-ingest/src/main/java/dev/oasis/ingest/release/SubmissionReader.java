package dev.oasis.ingest.release;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.oasis.common.catalog.artifact.Filename;
import dev.oasis.common.catalog.artifact.PlatformName;
import dev.oasis.common.catalog.release.ReleaseDrafts;
import dev.oasis.common.catalog.version.TauriVersion;
import dev.oasis.common.storage.ObjectKeys;
import dev.oasis.common.verification.Claim;
import dev.oasis.common.verification.SignatureField;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.ingest.release.PostReleaseRequest.PostedArtifact;
import dev.oasis.ingest.release.PostReleaseRequest.PostedInstaller;

/**
 * Reads a request into a {@link Submission}, and refuses at the field's own name on the wire what no app could post. Bean
 * validation would name the fields as Java does.
 */
final class SubmissionReader {

    private static final int MAX_ARTIFACTS = 64;
    private static final int MAX_INSTALLERS = 32;
    private static final int MAX_NOTES = 10_000;
    private static final int MAX_SIGNATURE = 10_000;
    private static final int MAX_DISPLAY_NAME = 100;
    private static final String IS_NEEDED = "is needed.";

    private SubmissionReader() {
    }

    /** @throws Problem for the first thing that is wrong */
    static Submission read(PostReleaseRequest request) {
        if (request == null) {
            throw Problem.of(ProblemCode.MALFORMED_JSON, "Send one JSON object in UTF-8.");
        }
        TauriVersion version = ReleaseDrafts.requireVersion(requireText("version", request.version()));
        request.notes().ifPresent(notes -> requireAtMost(MAX_NOTES, "notes", notes));
        List<PostedInstaller> installers = request.installers().orElse(List.of());
        requireCount(Submission.INSTALLERS, installers, MAX_INSTALLERS);
        return new Submission(new ReleaseDrafts.Draft(version, request.notes(), request.channel()),
                artifacts(request.artifacts(), version),
                IntStream.range(0, installers.size()).mapToObj(i -> installer(i, installers.get(i))).toList(),
                request.autoPublish().orElse(false));
    }

    private static List<Claim> artifacts(List<PostedArtifact> posted, TauriVersion version) {
        if (posted == null || posted.isEmpty()) {
            throw invalid(Submission.ARTIFACTS, "is needed, with at least one artifact.");
        }
        requireCount(Submission.ARTIFACTS, posted, MAX_ARTIFACTS);
        return IntStream.range(0, posted.size()).mapToObj(i -> artifact(i, posted.get(i), version)).toList();
    }

    private static Claim artifact(int index, PostedArtifact posted, TauriVersion version) {
        String at = requireObject(Submission.ARTIFACTS, index, posted);
        String platform = requireText(at + ".platform", posted.platform());
        String key = requireText(at + ".r2_key", posted.r2Key());
        // An absent signature gets the answer of an empty one, which says where to find it.
        String signature = posted.signature() == null ? "" : posted.signature();
        requireAtMost(MAX_SIGNATURE, at + ".signature", signature);
        return new Claim(key, Filename.cleaned(ObjectKeys.filenameOf(key)), PlatformName.require(at + ".platform", platform),
                Optional.of(SignatureField.require(at + ".signature", signature, version)),
                new Claim.Fields(at + ".r2_key", at + ".signature"));
    }

    private static SubmittedInstaller installer(int index, PostedInstaller posted) {
        String at = requireObject(Submission.INSTALLERS, index, posted);
        String platform = requireText(at + ".platform", posted.platform());
        String filename = requireText(at + ".filename", posted.filename());
        String key = requireText(at + ".r2_key", posted.r2Key());
        posted.displayName().ifPresent(name -> requireAtMost(MAX_DISPLAY_NAME, at + ".display_name", name));
        return new SubmittedInstaller(
                new Claim(key, requireFilename(at + ".filename", filename), PlatformName.require(at + ".platform", platform),
                        Optional.empty(), new Claim.Fields(at + ".r2_key", at + ".r2_key")),
                posted.displayName());
    }

    private static String requireFilename(String field, String text) {
        try {
            return Filename.require(text);
        } catch (Problem invalid) {
            throw invalid.at(field);
        }
    }

    private static String requireObject(String list, int index, Object entry) {
        String field = list + "[" + index + "]";
        if (entry == null) {
            throw invalid(field, "must be an object.");
        }
        return field;
    }

    private static String requireText(String field, String text) {
        if (text == null || text.isBlank()) {
            throw invalid(field, IS_NEEDED);
        }
        return text;
    }

    private static void requireAtMost(int characters, String field, String text) {
        if (text.length() > characters) {
            throw invalid(field, "must have at most " + characters + " characters.");
        }
    }

    private static void requireCount(String list, List<?> entries, int most) {
        if (entries.size() > most) {
            throw invalid(list, "must have at most " + most + " entries.");
        }
    }

    private static Problem invalid(String field, String sentence) {
        return Problem.ofField(ProblemCode.VALIDATION_FAILED, field, sentence);
    }
}
