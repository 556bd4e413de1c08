package dev.oasis.common.catalog.release;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.app.Channel;
import dev.oasis.common.catalog.app.ChannelChoice;
import dev.oasis.common.catalog.change.CatalogChanges;
import dev.oasis.common.catalog.version.TauriVersion;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** The one way in which a release comes to be: as an empty draft. Joins the transaction at hand. */
@ApplicationScoped
public class ReleaseDrafts {

    private final CatalogChanges changes;

    public ReleaseDrafts(CatalogChanges changes) {
        this.changes = changes;
    }

    /**
     * What a release starts with.
     *
     * @param channel as asked for; otherwise the version decides
     */
    public record Draft(TauriVersion version, Optional<String> notes, Optional<String> channel) {

        /** @throws Problem {@code invalid_version} */
        public static Draft of(String version, Optional<String> notes, Optional<String> channel) {
            return new Draft(requireVersion(version), notes, channel);
        }
    }

    /** @throws Problem {@code release_exists}, {@code channel_unknown} or {@code channel_required} */
    public Uni<Release> create(App app, Draft draft, Actor actor) {
        return Channel.of(app.id)
                .map(existing -> ChannelChoice.choose(app.id, existing, draft.channel(), draft.version().preReleaseLabel()))
                .call(channel -> channel.isPersistent() ? Uni.createFrom().voidItem() : channel.persist())
                .flatMap(channel -> persist(app, draft, channel))
                .call(release -> changes.administered(app, actor, new Mutation("release.created", "release", release.id,
                        app.id, null, ReleaseView.of(release)), release.version));
    }

    /** @throws Problem {@code invalid_version} */
    public static TauriVersion requireVersion(String text) {
        return TauriVersion.parse(text).orElseThrow(() -> Problem.ofField(ProblemCode.INVALID_VERSION, "version",
                "must be a semantic version such as 1.4.0 or 1.4.0-beta.2; a leading v is fine."));
    }

    private static Uni<Release> persist(App app, Draft draft, Channel channel) {
        Release release = new Release();
        release.id = Ulid.next();
        release.appId = app.id;
        release.version = draft.version().toString();
        release.channel = channel.name;
        release.status = ReleaseStatus.DRAFT;
        release.notes = draft.notes().orElse(null);
        release.createdAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        release.updatedAt = release.createdAt;
        return release.persist();
    }
}
