package dev.oasis.admin.audit;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.oasis.common.crypto.Sha256;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * Where a chain of seals stands. Whoever keeps a head elsewhere can prove later that nothing up to it was changed or cut off.
 *
 * @param number of the last seal; 0 for an empty chain
 * @param hash of the last seal, in lower-case hex
 */
record ChainHead(long number, String hash) {

    static final ChainHead BEGINNING = new ChainHead(0, "0".repeat(64));

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-([0-9a-f]{64})");

    /** The seal of the entry that comes next: SHA-256 of this hash and the entry's digest, as bytes one after the other. */
    Seal seal(String entryId, String entrySha256) {
        return new Seal(number + 1, entryId, entrySha256, hash, hashWith(entrySha256));
    }

    String hashWith(String entrySha256) {
        HexFormat hex = HexFormat.of();
        return hex.formatHex(Sha256.of(hex.parseHex(hash + entrySha256)));
    }

    /** As {@link #toString} wrote it. */
    static ChainHead parse(String text) {
        Matcher matcher = TEXT.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "head",
                    "must be a head that an earlier verification answered: a number, a dash and 64 hex digits.");
        }
        return new ChainHead(Long.parseLong(matcher.group(1)), matcher.group(2));
    }

    @Override
    public String toString() {
        return number + "-" + hash;
    }
}
