package dev.oasis.common.trigger;

import java.util.Set;

/**
 * What starts a pipeline.
 *
 * @param events that it listens to; without any, it only runs when it is told to
 * @param branches of pushes, and target branches of changes
 * @param tags of pushed tags and of releases
 * @param paths of which a push to a branch or a change must touch one
 * @param actions of changes
 * @param labels of which a change must have one; any will do when empty
 * @param forks what becomes of changes from forks
 * @param drafts whether changes that are still drafts count
 * @param prereleases whether releases count that the provider calls pre-releases
 */
public record TriggerRules(Set<EventKind> events, Patterns branches, Patterns tags, Patterns paths, Set<ChangeAction> actions,
        Set<String> labels, ForkPolicy forks, boolean drafts, boolean prereleases) {

    /** A change is built when its commits are new or first asked about. */
    public static final Set<ChangeAction> USUAL_ACTIONS = Set.of(ChangeAction.OPENED, ChangeAction.UPDATED,
            ChangeAction.REOPENED,
            ChangeAction.READY);

    /** Nothing starts it. */
    public static final TriggerRules NONE = listeningTo(Set.of());

    public TriggerRules {
        events = Set.copyOf(events);
        actions = Set.copyOf(actions);
        labels = Set.copyOf(labels);
    }

    /** Those events, of whatever branch, tag or path. */
    public static TriggerRules listeningTo(Set<EventKind> events) {
        return new TriggerRules(events, Patterns.ALL, Patterns.ALL, Patterns.ALL, USUAL_ACTIONS, Set.of(), ForkPolicy.APPROVE,
                true,
                true);
    }
}
