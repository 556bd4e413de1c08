package dev.oasis.admin.user;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** A person who has logged in at least once. */
@Entity
@Table(name = "user_account")
public class User extends PanacheEntityBase {

    @Id
    public String id;
    public String name;
    /** As the provider last said; nobody is recognised by it. */
    public String email;
    public Instant disabledAt;
    public Instant lastLoginAt;
    public Instant createdAt;
    public Instant updatedAt;
}
