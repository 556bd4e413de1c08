package dev.oasis.admin.invitation;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** A promise of roles to whoever has an e-mail address or a login, to be taken once. */
@Entity
@Table(name = "invitation")
public class Invitation extends PanacheEntityBase {

    @Id
    public String id;
    /** In lower case, or null when the login is invited. */
    public String email;
    public String login;
    /** Null for any provider that has verified the address. */
    public String provider;
    public String invitedBy;
    public Instant expiresAt;
    public Instant acceptedAt;
    public String acceptedBy;
    public Instant withdrawnAt;
    public Instant createdAt;

    boolean isOpen() {
        return acceptedAt == null && withdrawnAt == null;
    }
}
