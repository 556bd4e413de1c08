package dev.oasis.common.webhook;

import java.time.Instant;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.oasis.common.id.Ulid;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/**
 * A hook by which a provider reaches us: the address {@code /webhooks/{provider}/{id}} and what proves its sender. GitHub may
 * also deliver to {@code /webhooks/github}; then {@link #externalHookId} or, for an App, {@link #externalAppId} names the hook,
 * each together with {@link #host}.
 */
@Entity
@Table(name = "webhook_hook")
public class WebhookHook extends PanacheEntityBase {

    /** What hooks of github.com have for a host; those of GitHub Enterprise have the name that the server sends. */
    public static final String GITHUB_HOST = "github.com";

    @Id
    public String id;
    @Convert(converter = WebhookProviderColumn.class)
    public WebhookProvider provider;
    public String name;
    public String integrationId;
    public String repositoryId;
    public String host;
    public String externalHookId;
    public String externalAppId;
    /** Sealed with the id as associated data. GitLab: the key of {@link #tokenHmac}; else the shared secret itself. */
    public String secret;
    public byte[] tokenHmac;
    public String previousSecret;
    public byte[] previousTokenHmac;
    public Instant previousUntil;
    public boolean active;
    public String alarm;
    public Instant alarmedAt;
    public Instant reconciledUntil;
    public Instant reconciledAt;
    public Instant createdAt;
    public Instant updatedAt;

    protected WebhookHook() {
    }

    /** A new hook, still without its secret. */
    public WebhookHook(WebhookProvider provider, String name, Instant now) {
        this.id = Ulid.next();
        this.provider = provider;
        this.name = name;
        this.host = GITHUB_HOST;
        this.active = true;
        this.createdAt = now;
        this.updatedAt = now;
    }
}
