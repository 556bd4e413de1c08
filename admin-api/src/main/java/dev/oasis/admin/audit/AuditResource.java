package dev.oasis.admin.audit;

import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jboss.resteasy.reactive.common.util.RestMediaType;

import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.openapi.Problems;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** {@code /admin/audit} */
@Path("/admin/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME })
public class AuditResource {

    private final AuditLog log;
    private final AuditVerification verification;
    private final CurrentCaller current;

    public AuditResource(AuditLog log, AuditVerification verification, CurrentCaller current) {
        this.log = log;
        this.verification = verification;
        this.current = current;
    }

    @GET
    @Operation(operationId = "listAuditEntries", summary = "List audit entries")
    public Uni<Page<AuditEntryView>> list(@RestQuery Optional<String> limit, @RestQuery Optional<String> cursor,
            @RestQuery Optional<String> actor, @RestQuery Optional<String> action, @RestQuery Optional<String> subjectType,
            @RestQuery Optional<String> subjectId, @RestQuery Optional<String> app, @RestQuery Optional<String> from,
            @RestQuery Optional<String> to) {
        AuditFilter filter = new AuditFilter(actor, action, subjectType, subjectId, app, AuditFilter.time("from", from),
                AuditFilter.time("to", to));
        return log.list(current.caller(), filter, Cursor.of(limit, cursor, filter.forCursor()));
    }

    @GET
    @Path("{entry}")
    @Operation(operationId = "getAuditEntry", summary = "Get one audit entry")
    @Problems(ProblemCode.AUDIT_ENTRY_NOT_FOUND)
    public Uni<AuditEntryDetail> get(String entry) {
        return log.get(current.caller(), entry);
    }

    /** One JSON object a line, oldest first. */
    @GET
    @Path("export")
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(operationId = "exportAuditEntries", summary = "Export audit entries, one JSON object a line")
    public Multi<AuditEntryDetail> export(@RestQuery Optional<String> actor, @RestQuery Optional<String> action,
            @RestQuery Optional<String> subjectType, @RestQuery Optional<String> subjectId, @RestQuery Optional<String> app,
            @RestQuery Optional<String> from, @RestQuery Optional<String> to) {
        AuditFilter filter = new AuditFilter(actor, action, subjectType, subjectId, app, AuditFilter.time("from", from),
                AuditFilter.time("to", to));
        return log.export(current.caller(), filter);
    }

    /** Concerns the whole trail, so it asks for a grant for all apps. */
    @GET
    @Path("verify")
    @Operation(operationId = "verifyAudit", summary = "Verify that the audit trail is whole")
    public Uni<VerificationReport> verify(@RestQuery Optional<String> head) {
        current.requireAllApps();
        return verification.verify(head.map(ChainHead::parse));
    }
}
