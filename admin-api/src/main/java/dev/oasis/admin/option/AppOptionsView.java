package dev.oasis.admin.option;

import dev.oasis.common.catalog.app.App;
import dev.oasis.common.web.conditional.Tagged;

/**
 * The options of an app; all are off unless somebody turns them on.
 *
 * @param addressBuckets whether a client that sends no id has a place in staged rollouts by its network address
 * @param msiNsisInterchangeable whether msi and nsis stand in for each other where a release lacks one of them
 * @param quietForOldest whether clients of Tauri v1 are told their own version in place of 204, which the oldest cannot read
 */
public record AppOptionsView(boolean addressBuckets, boolean msiNsisInterchangeable, boolean quietForOldest) implements Tagged {

    static AppOptionsView of(App app) {
        return new AppOptionsView(app.addressBuckets, app.msiNsisInterchangeable, app.quietForOldest);
    }
}
