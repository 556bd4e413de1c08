package dev.oasis.admin.user;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** A person as one provider knows them: issuer and subject never go to somebody else. */
@Entity
@Table(name = "user_identity")
public class UserIdentity extends PanacheEntityBase {

    @Id
    public String id;
    public String issuer;
    public String subject;
    public String userId;
    public String provider;
    public String login;
    public Instant createdAt;
}
