package dev.oasis.ingest.publishing;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.oasis.common.crypto.Sha256;

/** The text of a publishing token: {@code oasis_job_} and 256 random bits as URL-safe base64. */
final class PublishingSecret {

    static final String PREFIX = "oasis_job_";

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[\\w-]{43}");

    private final String text;

    private PublishingSecret(String text) {
        this.text = text;
    }

    static PublishingSecret next() {
        byte[] bytes = new byte[BYTES];
        Randomness.SECURE.nextBytes(bytes);
        return new PublishingSecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static Optional<PublishingSecret> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new PublishingSecret(text)) : Optional.empty();
    }

    /** The only form that is stored. */
    String sha256() {
        return Sha256.hex(text);
    }

    /** The secret itself: to be shown to the job once, never logged or stored. */
    String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }

    // Its own class, so that it is initialised on first use and a native image holds no seed.
    private static final class Randomness {
        private static final SecureRandom SECURE = new SecureRandom();
    }
}
