package dev.oasis.common.catalog.decision;

/**
 * What an app lets the decision do beyond its plain rules.
 *
 * @param msiAndNsisInterchangeable whether a Windows client may be given the other installer kind when its own is missing; off
 *        unless asked for, because the two install side by side and the user ends with two copies
 */
public record AppOptions(boolean msiAndNsisInterchangeable) {

    public static final AppOptions DEFAULT = new AppOptions(false);
}
