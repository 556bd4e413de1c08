package dev.oasis.update.snapshot;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.oasis.common.catalog.decision.AppCatalog;
import dev.oasis.common.catalog.reader.AppOffering;
import dev.oasis.common.catalog.reader.DownloadableArtifact;
import dev.oasis.common.catalog.version.TauriVersion;
import dev.oasis.common.events.UsageCount;
import dev.oasis.update.answer.AnswerFormat;
import dev.oasis.update.answer.AppAnswers;

/** One app as this process serves it: pruned, with its artifacts by id and its rendered answers. For any thread. */
public final class ServedApp {

    private final AppOffering offering;
    private final AppAnswers answers;
    private final Map<String, DownloadableArtifact> artifacts;
    // Kept here because each check asks: options are four steps away.
    private final boolean answersByGeneration;
    private final boolean bucketsByAddress;

    ServedApp(AppOffering whole, AnswerFormat format) {
        this.offering = CatalogPruning.prune(whole);
        this.answers = new AppAnswers(offering.catalog(), format);
        this.artifacts = offering.catalog().releases().stream()
                .flatMap(release -> release.artifacts().stream()
                        .map(artifact -> new DownloadableArtifact(release.version(), artifact)))
                .collect(Collectors.toUnmodifiableMap(download -> download.artifact().id(), download -> download));
        this.answersByGeneration = catalog().options().quietForOldest() || artifacts.values().stream()
                .anyMatch(download -> download.artifact().kind().isArchive());
        this.bucketsByAddress = catalog().options().addressBuckets();
    }

    public String id() {
        return offering.catalog().id();
    }

    public AppCatalog catalog() {
        return offering.catalog();
    }

    public AppOffering offering() {
        return offering;
    }

    public AppAnswers answers() {
        return answers;
    }

    /** Whether the same check by another generation of Tauri's updater may be answered differently. */
    public boolean answersByGeneration() {
        return answersByGeneration;
    }

    /** Whether a client without an id has a place in rollouts by its network address. */
    public boolean bucketsByAddress() {
        return bucketsByAddress;
    }

    /**
     * Whether clients without an id are answered by the address and by what {@code Vary} names alone. Where they have a place
     * by their network address they are not, not even one whose address is not known: the next one's is.
     */
    public boolean answersAllAlike() {
        return !answersByGeneration && !bucketsByAddress;
    }

    /** Empty also for an artifact that is no longer offered, which the database may still know. */
    public Optional<DownloadableArtifact> artifact(String id) {
        return Optional.ofNullable(artifacts.get(id));
    }

    /** The version as counters name it: what the app never released counts together. */
    public String counted(TauriVersion version) {
        String text = version.toString();
        return offering.versions().contains(text) ? text : UsageCount.OTHER_VERSION;
    }
}
