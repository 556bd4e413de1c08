package dev.oasis.admin.user;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** One login of a person, as it is administered; authentication reads the same rows through a look-up of its own. */
@Entity
@Table(name = "user_session")
public class UserSession extends PanacheEntityBase {

    @Id
    public String id;
    public String userId;
    public String provider;
    public Instant createdAt;
    public Instant expiresAt;
    public Instant lastSeenAt;
    public Instant endedAt;
    public String userAgent;
    public String address;
}
