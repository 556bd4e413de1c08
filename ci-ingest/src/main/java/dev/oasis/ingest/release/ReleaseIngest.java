package dev.oasis.ingest.release;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.app.Channel;
import dev.oasis.common.catalog.app.ChannelChoice;
import dev.oasis.common.catalog.key.SigningKey;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.signing.TrustedKeys;
import dev.oasis.common.verification.UploadVerification;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** The way of a post: look shortly, verify without a session, then one transaction. */
@ApplicationScoped
class ReleaseIngest {

    /** A post loses a race at most once for its version and once for each new channel; more means that somebody deletes. */
    private static final int ATTEMPTS = 4;

    private final AppAccess access;
    private final UploadVerification verification;
    private final ReleaseRecording recording;
    private final RepeatedPost repeated;

    ReleaseIngest(AppAccess access, UploadVerification verification, ReleaseRecording recording, RepeatedPost repeated) {
        this.access = access;
        this.verification = verification;
        this.recording = recording;
        this.repeated = repeated;
    }

    /** @param channel the one that the post leads to */
    private record Situation(App app, TrustedKeys trusted, String channel, Optional<StoredRelease> existing) {
    }

    /**
     * For before anything of a request is judged: an app that the caller may not see is answered like one that does not exist.
     *
     * @throws Problem {@code app_not_found}
     */
    Uni<Void> requireApp(Caller caller, String app) {
        return Panache.withSession(() -> access.require(caller, app)).replaceWithVoid();
    }

    /** Must not be called within a session. */
    Uni<IngestedRelease> ingest(ReleasePost post) {
        return attempt(post, ATTEMPTS);
    }

    private Uni<IngestedRelease> attempt(ReleasePost post, int left) {
        if (left == 0) {
            throw Problem.of(ProblemCode.RELEASE_EXISTS,
                    "Version " + post.version() + " is being made and deleted by others at the same time; post again.");
        }
        return Panache.withSession(() -> look(post)).flatMap(situation -> situation.existing()
                .map(stored -> repeated.settle(post, situation.channel(), stored))
                .orElseGet(() -> create(post, situation))
                .flatMap(outcome -> outcome.map(Uni.createFrom()::item).orElseGet(() -> attempt(post, left - 1))));
    }

    private Uni<Situation> look(ReleasePost post) {
        Submission submission = post.submission();
        return access.require(post.caller(), post.app())
                .invoke(app -> submission.requireKeysOf(app.slug))
                .flatMap(app -> SigningKey.requireTrusted(app).flatMap(trusted -> channel(app, submission)
                        .invoke(post.mandate()::requireChannel)
                        .flatMap(channel -> StoredRelease.ofVersion(app, post.version())
                                .map(existing -> new Situation(app, trusted, channel, existing)))));
    }

    private static Uni<String> channel(App app, Submission submission) {
        return Channel.of(app.id).map(existing -> ChannelChoice.choose(app.id, existing, submission.draft().channel(),
                submission.draft().version().preReleaseLabel()).name);
    }

    private Uni<Optional<IngestedRelease>> create(ReleasePost post, Situation situation) {
        return verification.verify(situation.app().slug, situation.trusted(), post.submission().claims())
                .invoke(post.submission()::requireDistinctKinds)
                .flatMap(proven -> recording.record(post, proven));
    }
}
