package dev.oasis.common.catalog.decision;

/**
 * What an app lets the decision do beyond its plain rules.
 *
 * @param msiAndNsisInterchangeable whether a Windows client may be given the other installer kind when its own is missing; off
 *        unless asked for, because the two install side by side and the user ends with two copies
 * @param addressBuckets whether a client that sends no id has a place in staged rollouts by its network address; whoever asks
 *        puts the address in the id's place, the decision does not read this
 * @param quietForOldest whether clients of the {@link UpdaterGeneration#BUILT_IN} generation are told their own version where
 *        others get an empty answer; the decision does not read this either
 */
public record AppOptions(boolean msiAndNsisInterchangeable, boolean addressBuckets, boolean quietForOldest) {

    public static final AppOptions DEFAULT = new AppOptions(false, false, false);
}
