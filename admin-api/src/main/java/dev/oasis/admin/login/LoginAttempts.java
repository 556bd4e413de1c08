package dev.oasis.admin.login;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.provider.LoginConfig;
import dev.oasis.common.crypto.Sha256;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Keeps attempts until they are taken, once, by the browser that began them. */
@ApplicationScoped
public class LoginAttempts {

    private static final String KEEP = """
            insert into login_attempt (state_sha256, browser_sha256, provider, nonce, code_verifier, landing, bootstrap,
                expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(secs => $8))""";

    // Deleted as it is found: whoever comes second finds nothing.
    private static final String TAKE = """
            delete from login_attempt where state_sha256 = $1 and browser_sha256 = $2 and provider = $3
            and expires_at > now() returning provider, nonce, code_verifier, landing, bootstrap""";

    private final Pool pool;
    private final LoginConfig config;

    public LoginAttempts(Pool pool, LoginConfig config) {
        this.pool = pool;
        this.config = config;
    }

    Uni<Void> keep(LoginAttempt attempt, String state, String browserSecret) {
        return pool.preparedQuery(KEEP).execute(Tuple.tuple()
                .addString(Sha256.hex(state)).addString(Sha256.hex(browserSecret)).addString(attempt.provider())
                .addString(attempt.nonce()).addString(attempt.verifier()).addString(attempt.landing().path())
                .addBoolean(attempt.bootstrap()).addDouble((double) config.patience().toSeconds())).replaceWithVoid();
    }

    Uni<Optional<LoginAttempt>> take(String provider, String state, String browserSecret) {
        return pool.preparedQuery(TAKE).execute(Tuple.of(Sha256.hex(state), Sha256.hex(browserSecret), provider))
                .map(rows -> rows.iterator().hasNext() ? Optional.of(read(rows.iterator().next())) : Optional.empty());
    }

    private static LoginAttempt read(Row row) {
        return new LoginAttempt(row.getString("provider"), row.getString("nonce"), row.getString("code_verifier"),
                new Landing(row.getString("landing")), row.getBoolean("bootstrap"));
    }
}
