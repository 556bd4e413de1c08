package dev.oasis.common.web.problem;

import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final String UNIQUE_VIOLATION = "23505";
    private static final Pattern CONSTRAINT_NAME = Pattern.compile("constraint \"([a-z_]+)\"");

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
        return causes(failure).anyMatch(cause -> Optional.of(constraint).equals(violatedConstraint(cause)));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(MAX_DEPTH);
    }

    private static Optional<Problem> constraintProblem(Throwable cause) {
        return violatedConstraint(cause).map(BY_CONSTRAINT::get);
    }

    // Hibernate Reactive hands on the driver's failure as a JDBC one, of which only state and message are left.
    private static Optional<String> violatedConstraint(Throwable cause) {
        if (cause instanceof PgException postgres) {
            return Optional.ofNullable(postgres.getConstraint());
        }
        if (cause instanceof SQLException jdbc && UNIQUE_VIOLATION.equals(jdbc.getSQLState())) {
            Matcher name = CONSTRAINT_NAME.matcher(String.valueOf(jdbc.getMessage()));
            return name.find() ? Optional.of(name.group(1)) : Optional.empty();
        }
        return Optional.empty();
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
                || cause instanceof SQLException jdbc && isOutage(jdbc.getSQLState())
                || cause instanceof IOException && "Connection reset".equals(cause.getMessage())
                || cause instanceof VertxException && "Connection was closed".equals(cause.getMessage())
                || "Timeout".equals(cause.getMessage());
    }

    // SQLSTATE classes: 08 connection exception, 57P0x the server stops or starts, 53 out of resources.
    private static boolean isOutage(String sqlState) {
        return sqlState != null && (sqlState.startsWith("08") || sqlState.startsWith("57P0") || sqlState.startsWith("53"));
    }
}
