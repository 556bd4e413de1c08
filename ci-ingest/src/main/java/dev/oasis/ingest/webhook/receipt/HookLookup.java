package dev.oasis.ingest.webhook.receipt;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.common.webhook.HookKey;
import dev.oasis.common.webhook.HookSecrets;
import dev.oasis.common.webhook.WebhookProvider;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Finds hooks. Not cached: a rotated secret or a hook that was switched off counts with the next delivery. */
@ApplicationScoped
class HookLookup {

    private static final String SELECT = """
            select id, provider, secret, token_hmac, previous_token_hmac,
                case when previous_until > now() then previous_secret end as previous_secret
            from webhook_hook where active and provider = $1""";
    private static final String BY_ID = SELECT + " and id = $2";
    private static final String BY_HOOK = SELECT + " and host = $2 and external_hook_id = $3";
    private static final String BY_APP = SELECT + " and host = $2 and external_app_id = $3";

    private final Pool pool;
    private final HookSecrets secrets;

    HookLookup(Pool pool, HookSecrets secrets) {
        this.pool = pool;
        this.secrets = secrets;
    }

    /** Fails with {@link Problem} {@code hook_not_found}. */
    Uni<KnownHook> require(HookName name) {
        String provider = name.provider().wireName();
        if (name instanceof HookName.OfId own) {
            return find(BY_ID, Tuple.of(provider, own.hookId()));
        }
        if (name instanceof HookName.OfHook hook) {
            return find(BY_HOOK, Tuple.of(provider, hook.host(), hook.externalId()));
        }
        HookName.OfApp app = (HookName.OfApp) name;
        return find(BY_APP, Tuple.of(provider, app.host(), app.externalId()));
    }

    private Uni<KnownHook> find(String sql, Tuple name) {
        return pool.preparedQuery(sql).execute(name).map(rows -> {
            if (!rows.iterator().hasNext()) {
                throw Problem.of(ProblemCode.HOOK_NOT_FOUND,
                        "No hook that is switched on has this address or these headers; make one with POST /admin/webhooks/hooks.");
            }
            return opened(rows.iterator().next());
        });
    }

    private KnownHook opened(Row row) {
        String id = row.getString("id");
        List<HookKey> keys = new ArrayList<>();
        keys.add(secrets.current(id, row.getString("secret"), bytes(row, "token_hmac")));
        String previous = row.getString("previous_secret");
        if (previous != null) {
            keys.add(secrets.previous(id, previous, bytes(row, "previous_token_hmac")));
        }
        return new KnownHook(id, WebhookProvider.ofWireName(row.getString("provider")).orElseThrow(), keys);
    }

    private static byte[] bytes(Row row, String column) {
        return row.getBuffer(column) == null ? null : row.getBuffer(column).getBytes();
    }
}
