package dev.oasis.common.web.problem;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;

/**
 * What a failed statement means to the caller: PostgreSQL is away, or a named constraint has refused what a check in code let
 * through because another request was faster.
 */
public final class DatabaseFailures {

    private static final int MAX_DEPTH = 20;

    private static final Map<String, Problem> BY_CONSTRAINT = Map.of(
            "app_slug_unique", Problem.ofField(ProblemCode.SLUG_TAKEN, "slug", "belongs to another app; choose another."),
            "signing_key_unique", Problem.ofField(ProblemCode.SIGNING_KEY_EXISTS, "publicKey",
                    "is trusted by this app already."),
            "release_version_unique", Problem.ofField(ProblemCode.RELEASE_EXISTS, "version",
                    "exists already; change that release or choose a higher version."),
            "artifact_unique", Problem.ofField(ProblemCode.ARTIFACT_EXISTS, "platform",
                    "has an artifact of this kind already; delete that one first."),
            "installer_unique", Problem.ofField(ProblemCode.INSTALLER_EXISTS, "platform",
                    "has an installer already; delete that one first."));

    private DatabaseFailures() {
    }

    public static Optional<Problem> problemOf(Throwable failure) {
        return causes(failure).flatMap(cause -> Stream.concat(constraintProblem(cause).stream(), outage(cause, failure)))
                .findFirst();
    }

    /** Whether the failure is that of this named constraint. */
    public static boolean isViolationOf(String constraint, Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof PgException postgres && constraint.equals(postgres.getConstraint()));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(MAX_DEPTH);
    }

    private static Optional<Problem> constraintProblem(Throwable cause) {
        return cause instanceof PgException postgres && postgres.getConstraint() != null
                ? Optional.ofNullable(BY_CONSTRAINT.get(postgres.getConstraint()))
                : Optional.empty();
    }

    private static Stream<Problem> outage(Throwable cause, Throwable whole) {
        return isDatabaseAway(cause) ? Stream.of(Problem.unavailable(ProblemCode.DATABASE_UNAVAILABLE,
                "The database does not answer; nothing was changed. Try again in a few seconds.", whole)) : Stream.empty();
    }

    private static boolean isDatabaseAway(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof ClosedConnectionException
                || cause instanceof TimeoutException
                || cause instanceof PgException postgres && isOutage(postgres.getSqlState())
                || cause instanceof IOException && "Connection reset".equals(cause.getMessage())
                || cause instanceof VertxException && "Connection was closed".equals(cause.getMessage())
                || "Timeout".equals(cause.getMessage());
    }

    // SQLSTATE classes: 08 connection exception, 57P0x the server stops or starts, 53 out of resources.
    private static boolean isOutage(String sqlState) {
        return sqlState != null && (sqlState.startsWith("08") || sqlState.startsWith("57P0") || sqlState.startsWith("53"));
    }
}
