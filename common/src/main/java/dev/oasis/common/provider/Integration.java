package dev.oasis.common.provider;

import java.net.URI;
import java.time.Instant;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Formula;

import dev.oasis.common.crypto.seal.SealedColumn;
import dev.oasis.common.id.Ulid;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** An account at a provider, or an App there, and how Oasis proves that it may use it. */
@Entity
@Table(name = "integration")
public class Integration extends PanacheEntityBase {

    /** Where its secrets are; the row is the integration's id. */
    public static final SealedColumn CREDENTIALS = new SealedColumn("integration", "credentials");

    @Id
    public String id;
    @Convert(converter = IntegrationKindColumn.class)
    public IntegrationKind kind;
    public String name;
    /** Where people look, such as {@code https://github.com}; without a slash at its end. */
    public String baseUrl;
    /** Where programs ask, such as {@code https://api.github.com}; without a slash at its end. */
    public String apiUrl;
    /** The App's number at GitHub, otherwise the account's. */
    public String externalId;
    /** The App's slug, otherwise the account's login. */
    public String account;
    /** A sealed secret: see {@link #CREDENTIALS}. */
    public String credentials;
    /** What is wrong with it, as a sentence for people, if anything is. */
    public String alarm;
    public Instant alarmSince;
    public Instant checkedAt;
    /** How many of its hooks have an alarm, as of when it was read. */
    @Formula("(select count(*) from webhook_hook h where h.integration_id = id and h.active and h.alarm is not null)")
    public int alarmedHooks;
    /** Set while its webhooks are still being removed at the provider: for everybody else it is gone. */
    public Instant deletedAt;
    public Instant createdAt;
    public Instant updatedAt;

    protected Integration() {
    }

    public Integration(IntegrationKind kind, String name, URI baseUrl, URI apiUrl, Instant now) {
        this.id = Ulid.next();
        this.kind = kind;
        this.name = name;
        this.baseUrl = baseUrl.toString();
        this.apiUrl = apiUrl.toString();
        this.createdAt = now;
        this.updatedAt = now;
    }

    public Provider provider() {
        return kind.provider();
    }

    /** Says what is wrong; since when stays with the first to say so. */
    public void raise(String sentence, Instant now) {
        alarmSince = alarmSince == null ? now : alarmSince;
        alarm = sentence;
    }

    public void lower() {
        alarm = null;
        alarmSince = null;
    }
}
