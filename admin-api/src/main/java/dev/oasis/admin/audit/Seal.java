package dev.oasis.admin.audit;

/**
 * One link of the chain. Digests are lower-case hex.
 *
 * @param number from 1, without gaps
 * @param previous hash of the seal before
 */
record Seal(long number, String entryId, String entrySha256, String previous, String hash) {

    ChainHead asHead() {
        return new ChainHead(number, hash);
    }
}
