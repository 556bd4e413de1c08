package dev.oasis.common.audit;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** One mutation: who, what, of what, from where. State before and after is in the canonical bytes. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry extends PanacheEntityBase {

    @Id
    public String id;
    public Instant occurredAt;
    public String actor;
    public String actorName;
    public String action;
    public String subjectType;
    public String subjectId;
    public String appId;
    public String address;
    public String traceId;
    public byte[] canonical;
    public byte[] sha256;
}
