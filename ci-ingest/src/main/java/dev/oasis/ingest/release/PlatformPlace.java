package dev.oasis.ingest.release;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * What only one entry of a list may hold.
 *
 * @param content what tells several entries of one platform apart
 */
record PlatformPlace(Platform platform, Object content) {

    /**
     * @param list name of the list in the request
     * @param places of its entries, in their order
     * @throws Problem {@code duplicate_platform} at the second of two
     */
    static void requireDistinct(String list, List<PlatformPlace> places) {
        Set<PlatformPlace> taken = new HashSet<>();
        for (int i = 0; i < places.size(); i++) {
            if (!taken.add(places.get(i))) {
                throw Problem.ofField(ProblemCode.DUPLICATE_PLATFORM, list + "[" + i + "].platform",
                        places.get(i).platform().wireName()
                                + " is named twice: send one installer, and one bundle of each kind, for a platform.");
            }
        }
    }
}
