package dev.oasis.admin.audit;

/**
 * What a verification found.
 *
 * @param intact whether nothing is wrong
 * @param verified how many sealed entries are in order, from the first on
 * @param head where the chain that is in order ends: to be kept elsewhere, and sent along next time
 * @param keptHeadFound whether the chain goes through the head that was sent; null when none was
 * @param broken the first thing that is wrong, or null
 * @param unsealed entries that no seal protects yet, normally those of the last second
 */
public record VerificationReport(boolean intact, long verified, String head, Boolean keptHeadFound, Finding broken,
        Unsealed unsealed) {

    /** @param firstEntryId null when there is none */
    public record Unsealed(long count, String firstEntryId) {
    }
}
