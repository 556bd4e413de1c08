package dev.oasis.common.web.problem;

import static java.util.Map.entry;

import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
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
    private static final String INTEGRITY_VIOLATION = "23";
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01");
    private static final Pattern NAME = Pattern.compile("[a-z]+(?:_[a-z]+)+");

    private static final Problem APP_GONE = Problem.of(ProblemCode.APP_NOT_FOUND, "The app was deleted meanwhile.");
    private static final Problem RELEASE_GONE = Problem.of(ProblemCode.RELEASE_NOT_FOUND,
            "The release was deleted meanwhile.");
    private static final Problem CONCURRENT = Problem.of(ProblemCode.CONCURRENT_CHANGE,
            "Somebody else was changing the same thing; nothing was changed here. Send the request again.");

    private static final Problem HOOK_EXISTS = Problem.of(ProblemCode.HOOK_EXISTS,
            "Another hook stands for this webhook of the provider; change or delete that one.");
    private static final Problem INVITED = Problem.of(ProblemCode.INVITATION_EXISTS,
            "An invitation of this person is open already; withdraw that one first.");

    private static final Map<String, Problem> BY_CONSTRAINT = Map.ofEntries(
            entry("blob_not_condemned", CONCURRENT),
            entry("channel_pk", CONCURRENT), entry("rollout_unique", CONCURRENT), entry("user_identity_unique", CONCURRENT),
            entry("role_grant_user_fk", CONCURRENT), entry("role_grant_app_fk", APP_GONE),
            entry("signing_key_app_fk", APP_GONE),
            entry("release_app_fk", APP_GONE), entry("release_channel_fk", APP_GONE), entry("channel_app_fk", APP_GONE),
            entry("api_key_app_app_fk", APP_GONE), entry("artifact_release_fk", RELEASE_GONE),
            entry("installer_release_fk", RELEASE_GONE), entry("rollout_release_fk", RELEASE_GONE),
            entry("invitation_open_email", INVITED), entry("invitation_open_login", INVITED),
            entry("app_slug_unique",
                    Problem.ofField(ProblemCode.SLUG_TAKEN, "slug", "belongs to another app; choose another.")),
            entry("webhook_hook_external_hook", HOOK_EXISTS),
            entry("webhook_hook_external_app", HOOK_EXISTS),
            entry("integration_github_app", Problem.of(ProblemCode.INTEGRATION_EXISTS,
                    "This GitHub App is integrated already; delete that integration first.")),
            entry("repository_unique", Problem.ofField(ProblemCode.REPOSITORY_EXISTS, "externalId",
                    "is looked at already.")),
            entry("signing_key_unique", Problem.ofField(ProblemCode.SIGNING_KEY_EXISTS, "publicKey",
                    "is trusted by this app already.")),
            entry("release_version_unique", Problem.ofField(ProblemCode.RELEASE_EXISTS, "version",
                    "exists already; change that release or choose a higher version.")),
            entry("artifact_unique", Problem.ofField(ProblemCode.ARTIFACT_EXISTS, "platform",
                    "has an artifact of this kind already; delete that one first.")),
            entry("installer_unique", Problem.ofField(ProblemCode.INSTALLER_EXISTS, "platform",
                    "has an installer already; delete that one first.")));

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
        return isLostRace(cause) ? Optional.of(CONCURRENT) : violatedConstraint(cause).map(BY_CONSTRAINT::get);
    }

    private static boolean isLostRace(Throwable cause) {
        return cause instanceof PgException postgres && LOST_RACES.contains(String.valueOf(postgres.getSqlState()))
                || cause instanceof SQLException jdbc && LOST_RACES.contains(String.valueOf(jdbc.getSQLState()));
    }

    // Hibernate Reactive hands on the driver's failure as a JDBC one, of which only state and message are left.
    private static Optional<String> violatedConstraint(Throwable cause) {
        if (cause instanceof PgException postgres) {
            return Optional.ofNullable(postgres.getConstraint());
        }
        if (cause instanceof SQLException jdbc && jdbc.getSQLState() != null
                && jdbc.getSQLState().startsWith(INTEGRITY_VIOLATION)) {
            // The server may speak any language, but it quotes the name as it is.
            Matcher names = NAME.matcher(String.valueOf(jdbc.getMessage()));
            return names.results().map(MatchResult::group).filter(BY_CONSTRAINT::containsKey).findFirst();
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
                || String.valueOf(cause.getMessage()).startsWith("Connection is not active now")
                || "Timeout".equals(cause.getMessage());
    }

    // SQLSTATE classes: 08 connection exception, 57P0x the server stops or starts, 53 out of resources.
    private static boolean isOutage(String sqlState) {
        return sqlState != null && (sqlState.startsWith("08") || sqlState.startsWith("57P0") || sqlState.startsWith("53"));
    }
}
