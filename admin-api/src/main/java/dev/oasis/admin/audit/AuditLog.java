package dev.oasis.admin.audit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.admin.audit.AuditEntryDetail.SealView;
import dev.oasis.admin.audit.AuditFilter.Conditions;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.AppBinding;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads the trail for those who may: an administrator of some apps sees the entries of these apps and nothing else. */
@ApplicationScoped
public class AuditLog {

    private static final int EXPORT_BATCH = 200;
    private static final String DETAIL = "select " + AuditEntryView.COLUMNS + """
            , e.canonical, encode(e.sha256, 'hex') as digest, s.n, encode(s.previous, 'hex') as previous,
            encode(s.hash, 'hex') as hash from audit_entry e left join audit_seal s on s.entry_id = e.id""";

    private final Pool pool;
    private final AppAccess access;
    private final ObjectMapper json;

    public AuditLog(Pool pool, AppAccess access, ObjectMapper json) {
        this.pool = pool;
        this.access = access;
        this.json = json;
    }

    /** Newest first. */
    Uni<Page<AuditEntryView>> list(Caller caller, AuditFilter filter, Cursor cursor) {
        return visible(caller, filter).map(apps -> filter.conditions(apps, cursor.before(), cursor.fetch()))
                .flatMap(where -> rows("select " + AuditEntryView.COLUMNS + " from audit_entry e where e.id < $1" + where.sql()
                        + " order by e.id desc limit $2", where, AuditEntryView::of))
                .map(found -> Page.of(found, cursor, AuditEntryView::id, entry -> entry));
    }

    /** @throws Problem {@code audit_entry_not_found}, also for one that the caller may not see */
    Uni<AuditEntryDetail> get(Caller caller, String id) {
        return pool.preparedQuery(DETAIL + " where e.id = $1").execute(Tuple.of(id)).map(found -> {
            if (!found.iterator().hasNext() || !isVisible(caller, found.iterator().next().getString("app_id"))) {
                throw Problem.of(ProblemCode.AUDIT_ENTRY_NOT_FOUND, "The audit trail has no entry with this id for you.");
            }
            return detail(found.iterator().next());
        });
    }

    /**
     * Oldest first, read in small portions as they are taken: neither a transaction nor memory grows with a slow reader.
     */
    Multi<AuditEntryDetail> export(Caller caller, AuditFilter filter) {
        return visible(caller, filter).onItem().transformToMulti(apps -> Multi.createBy().repeating()
                .uni(() -> new AtomicReference<>(""), last -> portion(filter.conditions(apps, last.get(), EXPORT_BATCH))
                        .invoke(entries -> entries.stream().reduce((one, next) -> next).ifPresent(e -> last.set(e.id()))))
                .whilst(entries -> entries.size() == EXPORT_BATCH)
                .onItem().transformToMultiAndConcatenate(entries -> Multi.createFrom().iterable(entries)));
    }

    private Uni<List<AuditEntryDetail>> portion(Conditions where) {
        return rows(DETAIL + " where e.id > $1" + where.sql() + " order by e.id limit $2", where, this::detail);
    }

    private <T> Uni<List<T>> rows(String sql, Conditions where, Function<Row, T> view) {
        return pool.preparedQuery(sql).execute(Tuple.tuple(where.parameters()))
                .map(found -> StreamSupport.stream(found.spliterator(), false).map(view).toList());
    }

    // Whoever sees all apps may also ask for one that is gone: its entries outlive it.
    private Uni<AppBinding> visible(Caller caller, AuditFilter filter) {
        if (filter.app().isEmpty()) {
            return Uni.createFrom().item(caller.reach());
        }
        String app = filter.app().get();
        return caller.reach().all() && Ulid.isUlid(app)
                ? Uni.createFrom().item(AppBinding.only(Set.of(app.toUpperCase(Locale.ROOT))))
                : Panache.withSession(() -> access.require(caller, app)).map(found -> AppBinding.only(Set.of(found.id)));
    }

    private static boolean isVisible(Caller caller, String appId) {
        return appId == null ? caller.reach().all() : caller.may(appId);
    }

    private AuditEntryDetail detail(Row row) {
        String canonical = new String(row.getBuffer("canonical").getBytes(), StandardCharsets.UTF_8);
        SealView seal = row.getLong("n") == null ? null
                : new SealView(row.getLong("n"), row.getString("previous"), row.getString("hash"));
        return AuditEntryDetail.of(AuditEntryView.of(row), content(canonical), canonical, row.getString("digest"), seal);
    }

    private JsonNode content(String canonical) {
        try {
            return json.readTree(canonical);
        } catch (JsonProcessingException altered) {
            // Verification names it; whoever looks for the culprit must still be able to read the rest.
            return json.createObjectNode();
        }
    }
}
