package dev.oasis.admin.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

import dev.oasis.common.id.Ulid;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Puts events into the inbox by SQL, as the CI door leaves them. */
public final class WebhookRows {

    public static final String PAYLOAD = "{\"ref\":\"refs/heads/main\"}";

    private WebhookRows() {
    }

    /** A dead event; answers its id. */
    public static String dead(Pool pool) {
        return add(pool, "dead", "octo/" + Ulid.next());
    }

    /** @param state a settled one */
    public static String add(Pool pool, String state, String repository) {
        String id = Ulid.next();
        pool.preparedQuery("""
                insert into webhook_event (id, provider, hook_id, delivery_id, event, repository, headers, body, body_size,
                    body_sha256, state, outcome, settled_at)
                values ($1, 'github', $2, $3, 'push', $4, $5, $6, 25, '\\x00', $7, 'Why.', now())""")
                .executeAndAwait(Tuple.tuple().addString(id).addString(Ulid.next()).addString(id).addString(repository)
                        .addValue(new JsonObject().put("x-github-event", "push")).addBuffer(Buffer.buffer(gzip()))
                        .addString(state));
        return id;
    }

    private static byte[] gzip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream content = new GZIPOutputStream(bytes)) {
            content.write(PAYLOAD.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
