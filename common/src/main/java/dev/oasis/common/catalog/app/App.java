package dev.oasis.common.catalog.app;

import java.time.Instant;
import java.util.Locale;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.oasis.common.id.Ulid;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** A desktop app that Oasis releases. Its slug never changes: it is part of addresses that shipped apps carry. */
@Entity
@Table(name = "app")
public class App extends PanacheEntityBase {

    @Id
    public String id;
    public String slug;
    public String name;
    public String description;
    /** Whether a client that sends no id has a place in staged rollouts by its network address. */
    public boolean addressBuckets;
    /** Whether msi and nsis stand in for each other. */
    public boolean msiNsisInterchangeable;
    /** Whether clients of Tauri v1 are told their own version in place of an empty answer. */
    public boolean quietForOldest;
    public Instant createdAt;
    public Instant updatedAt;

    /** The app with this id or slug, or null. */
    public static Uni<App> named(String idOrSlug) {
        return Ulid.isUlid(idOrSlug) ? find("id", idOrSlug.toUpperCase(Locale.ROOT)).firstResult()
                : find("slug", idOrSlug).firstResult();
    }
}
