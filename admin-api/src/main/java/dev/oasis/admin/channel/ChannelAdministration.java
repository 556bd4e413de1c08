package dev.oasis.admin.channel;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.app.Channel;
import dev.oasis.common.catalog.app.Slug;
import dev.oasis.common.catalog.change.CatalogChanges;
import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.catalog.release.Rollout;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.web.conditional.Preconditions;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * What administrators do with channels. The app's row is locked for each change, so that the order is changed by one at a time.
 */
@ApplicationScoped
public class ChannelAdministration {

    private final AppAccess access;
    private final CatalogChanges changes;

    public ChannelAdministration(AppAccess access, CatalogChanges changes) {
        this.access = access;
        this.changes = changes;
    }

    /** The most stable first. */
    @WithSession
    public Uni<List<ChannelView>> list(Caller caller, String app) {
        return access.require(caller, app).flatMap(found -> Channel.of(found.id))
                .map(channels -> channels.stream().map(ChannelView::of).toList());
    }

    @WithSession
    public Uni<ChannelView> get(Caller caller, String app, String name) {
        return access.require(caller, app).flatMap(found -> require(found, name)).map(ChannelView::of);
    }

    @WithTransaction
    public Uni<ChannelView> create(Caller caller, String idOrSlug, CreateChannelRequest request, Actor actor) {
        String name = Slug.requireForChannel("name", request.name());
        return access.requireLocked(caller, idOrSlug).flatMap(app -> find(app, name).invoke(found -> {
            if (found != null) {
                throw Problem.ofField(ProblemCode.CHANNEL_EXISTS, "name", "is one of this app's channels already.");
            }
        }).chain(() -> new Channel(app.id, name, request.stability()).<Channel> persist())
                .flatMap(channel -> offered(app, actor, "channel.created", null, channel)));
    }

    /** @throws Problem {@code validation_failed} for the channel that all others are ordered by */
    @WithTransaction
    public Uni<ChannelView> patch(Caller caller, String idOrSlug, String name, PatchChannelRequest request,
            Preconditions preconditions, Actor actor) {
        return access.requireLocked(caller, idOrSlug)
                .flatMap(app -> requireAsExpected(app, name, preconditions).flatMap(channel -> {
                    if (request.stability == null) {
                        return Uni.createFrom().item(ChannelView.of(channel));
                    }
                    if (channel.name.equals(Channel.STABLE)) {
                        throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "stability",
                                "cannot change for stable: all others are ordered by it.");
                    }
                    ChannelView before = ChannelView.of(channel);
                    channel.stability = request.stability.shortValue();
                    return offered(app, actor, "channel.changed", before, channel);
                }));
    }

    /** @throws Problem {@code channel_in_use} */
    @WithTransaction
    public Uni<Void> delete(Caller caller, String idOrSlug, String name, Preconditions preconditions, Actor actor) {
        return access.requireLocked(caller, idOrSlug).flatMap(app -> requireAsExpected(app, name, preconditions)
                .call(channel -> requireUnused(app, channel))
                .call(channel -> channel.delete())
                .flatMap(channel -> changes.offered(app, actor, new Mutation("channel.deleted", "channel", channel.name, app.id,
                        ChannelView.of(channel), null), null)));
    }

    private Uni<ChannelView> offered(App app, Actor actor, String action, ChannelView before, Channel channel) {
        ChannelView after = ChannelView.of(channel);
        return changes.offered(app, actor, new Mutation(action, "channel", channel.name, app.id, before, after), null)
                .replaceWith(after);
    }

    private static Uni<Channel> find(App app, String name) {
        return Channel.find("appId = ?1 and name = ?2", app.id, name).firstResult();
    }

    private static Uni<Channel> require(App app, String name) {
        return find(app, name).invoke(channel -> {
            if (channel == null) {
                throw Problem.of(ProblemCode.CHANNEL_NOT_FOUND, "This app has no channel of this name.");
            }
        });
    }

    private static Uni<Channel> requireAsExpected(App app, String name, Preconditions preconditions) {
        return require(app, name).invoke(channel -> preconditions.require(ChannelView.of(channel)));
    }

    private static Uni<Void> requireUnused(App app, Channel channel) {
        if (channel.name.equals(Channel.STABLE)) {
            throw Problem.of(ProblemCode.CHANNEL_IN_USE, "stable stays: clients that name no channel ask for it.");
        }
        return Release.count("appId = ?1 and channel = ?2", app.id, channel.name)
                .flatMap(releases -> Rollout.count("appId = ?1 and channel = ?2", app.id, channel.name)
                        .invoke(rollouts -> {
                            if (releases + rollouts > 0) {
                                throw Problem.of(ProblemCode.CHANNEL_IN_USE,
                                        releases + " release(s) began on it and " + rollouts
                                                + " rollout(s) are on it; clients in the field may ask for it.");
                            }
                        }))
                .replaceWithVoid();
    }
}
