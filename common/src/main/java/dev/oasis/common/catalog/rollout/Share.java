package dev.oasis.common.catalog.rollout;

import java.math.BigDecimal;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * Which part of the clients a rollout includes. People say percent with at most two decimals; we count in basis points.
 *
 * @param basisPoints 0 to 10000
 */
public record Share(int basisPoints) {

    public static final Share EVERYBODY = new Share(RolloutBucket.EVERYBODY);

    private static final int DECIMALS = 2;
    private static final double POINTS_PER_PERCENT = 100;

    public Share {
        if (basisPoints < 0 || basisPoints > RolloutBucket.EVERYBODY) {
            throw new IllegalArgumentException("A share is 0 to 10000 basis points, not " + basisPoints);
        }
    }

    /**
     * @param field how the caller names it
     * @throws Problem {@code validation_failed}
     */
    public static Share ofPercent(String field, BigDecimal percent) {
        // The number of digits first: a number such as 1e999999999 must not be written out.
        boolean small = percent.precision() - (long) percent.scale() <= DECIMALS + 1L
                && percent.stripTrailingZeros().scale() <= DECIMALS;
        BigDecimal points = small ? percent.movePointRight(DECIMALS) : BigDecimal.ONE.negate();
        if (points.signum() < 0 || points.compareTo(BigDecimal.valueOf(RolloutBucket.EVERYBODY)) > 0) {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, field, "must be 0 to 100, with at most two decimals.");
        }
        return new Share(points.intValueExact());
    }

    /** For people; a number that JSON libraries of every language read as it is. */
    public double percent() {
        return basisPoints / POINTS_PER_PERCENT;
    }

    public boolean isSmallerThan(Share other) {
        return basisPoints < other.basisPoints;
    }
}
