package dev.oasis.ingest.trigger;

import java.util.Optional;

import dev.oasis.common.trigger.RepositoryEvent;
import dev.oasis.common.trigger.RepositoryEvent.BranchPushed;
import dev.oasis.common.trigger.RepositoryEvent.ChangeProposed;
import dev.oasis.common.trigger.TouchedFiles;

/**
 * What the payload does not tell and the provider does.
 *
 * @param message of the commit that a change proposes
 * @param sha of the commit that a release's tag stands for
 */
record Findings(TouchedFiles files, Optional<String> message, Optional<String> sha) {

    static final Findings NONE = new Findings(TouchedFiles.UNKNOWN, Optional.empty(), Optional.empty());

    /** The files of the event, from the payload where it tells them. */
    TouchedFiles filesOf(RepositoryEvent event) {
        return event instanceof BranchPushed push && push.files() instanceof TouchedFiles.Known known ? known : files;
    }

    /** The event, with the message of its commit where the payload does not tell it. */
    RepositoryEvent complete(RepositoryEvent event) {
        return event instanceof ChangeProposed change && change.message().isEmpty() && message.isPresent()
                ? new ChangeProposed(change.number(), change.action(), change.label(), change.ref(), change.branch(),
                        change.head(), change.target(), change.base(), change.fork(), change.draft(), change.labels(), message,
                        change.title(), change.author())
                : event;
    }

    Optional<String> shaOf(RepositoryEvent event) {
        return event.sha().or(this::sha);
    }
}
