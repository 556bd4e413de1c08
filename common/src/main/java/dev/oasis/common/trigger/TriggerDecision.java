package dev.oasis.common.trigger;

/** Whether an event starts a pipeline. */
public sealed interface TriggerDecision {

    /** @param approval whether somebody has to approve the job before it runs */
    record Run(boolean approval) implements TriggerDecision {
    }

    /** @param reason a sentence for people */
    record Skip(String reason) implements TriggerDecision {
    }
}
