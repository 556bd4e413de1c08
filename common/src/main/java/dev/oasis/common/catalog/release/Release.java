package dev.oasis.common.catalog.release;

import java.time.Instant;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.oasis.common.catalog.app.RowLock;
import dev.oasis.common.catalog.version.TauriVersion;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** One version of an app. */
@Entity
@Table(name = "release")
public class Release extends PanacheEntityBase {

    @Id
    public String id;
    public String appId;
    /** Without a leading {@code v}. */
    public String version;
    /** The channel on which it begins; promoting adds rollouts on others. */
    public String channel;
    @Convert(converter = ReleaseStatusColumn.class)
    public ReleaseStatus status;
    public String notes;
    public Instant pubDate;
    public boolean recalled;
    @Convert(converter = RecallExitColumn.class)
    public RecallExit recallExit;
    public String recallReason;
    public Instant recalledAt;
    public boolean floor;
    public boolean critical;
    public String minimumDarwin;
    public String minimumLinux;
    public String minimumWindows;
    public Instant createdAt;
    public Instant updatedAt;

    public TauriVersion tauriVersion() {
        return TauriVersion.of(version);
    }

    /** @throws Problem {@code release_not_draft} */
    public void requireDraft() {
        if (status != ReleaseStatus.DRAFT) {
            throw Problem.of(ProblemCode.RELEASE_NOT_DRAFT,
                    "Version " + version + " is " + status.wireName() + "; make a release with a higher version instead.");
        }
    }

    /**
     * @throws Problem {@code release_not_published} or {@code release_recalled}: only what is offered can be offered to more
     */
    public void requireOffered() {
        if (status != ReleaseStatus.PUBLISHED) {
            throw Problem.of(ProblemCode.RELEASE_NOT_PUBLISHED,
                    "Version " + version + " is " + status.wireName() + "; only a published release is rolled out.");
        }
        if (recalled) {
            throw Problem.of(ProblemCode.RELEASE_RECALLED,
                    "Version " + version + " is recalled and offered to nobody; undo the recall first.");
        }
    }

    public static Uni<Release> ofVersion(String appId, String version) {
        return find("appId = ?1 and version = ?2", appId, version).firstResult();
    }

    /** @throws Problem {@code release_not_found} also when the release is another app's */
    public static Uni<Release> require(String appId, String id) {
        return find("appId = ?1 and id = ?2", appId, id).<Release> firstResult().invoke(Release::requireFound);
    }

    /** The same, with the row locked until the transaction ends. */
    public static Uni<Release> requireLocked(String appId, String id) {
        return require(appId, id).flatMap(RowLock::exclusive).invoke(Release::requireFound);
    }

    private static void requireFound(Release release) {
        if (release == null) {
            throw Problem.of(ProblemCode.RELEASE_NOT_FOUND, "This app has no release with this id.");
        }
    }
}
