package dev.oasis.common.provider.installation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.github.GitHubUrls;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * Tells in words what a GitHub App no longer reaches: on each repository, and on the integration. Joins the Hibernate
 * transaction at hand.
 */
@ApplicationScoped
public class AppReach {

    private static final Logger LOG = Logger.getLogger(AppReach.class);
    /** By which our own alarm is known from others, which only those who raised them may lower. */
    private static final String OURS = "The GitHub App ";
    private static final String JUDGE_REPOSITORIES = """
            update repository r set alarm = found.sentence,
                alarm_since = case when found.sentence is not null then coalesce(r.alarm_since, now()) end
            from (select repository.id, case
                    when repository.installation_id is null
                    then 'The GitHub App may no longer see this repository; add it to the App''s installation at GitHub.'
                    when installation.external_id is null
                    then 'The GitHub App is no longer installed for this repository''s owner; install it there again.'
                    when installation.suspended
                    then 'The GitHub App is suspended by this repository''s owner, who can let it in again at GitHub.'
                    end as sentence
                from repository left join installation on installation.integration_id = repository.integration_id
                    and installation.external_id = repository.installation_id
                where repository.integration_id = :integration) found
            where r.id = found.id and r.alarm is distinct from found.sentence""";
    private static final String LOST = """
            select count(*) || ' of its repositories are out of reach (' || string_agg(distinct split_part(full_name, '/', 1), ', ')
                || ')' from repository where integration_id = :integration and alarm is not null having count(*) > 0""";
    private static final String SUSPENDED = """
            select 'is suspended by ' || string_agg(account, ', ' order by account) from installation
            where integration_id = :integration and suspended having count(*) > 0""";
    private static final String NOWHERE = """
            select 'is installed nowhere' where not exists (select 1 from installation where integration_id = :integration)""";
    private static final int LONGEST = 400;

    /** Judges anew after what is known of installations has changed; answers the integration's alarm, or null. */
    public Uni<String> judge(Integration integration) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(JUDGE_REPOSITORIES).setParameter("integration", integration.id)
                        .executeUpdate())
                .chain(() -> trouble(integration.id))
                .map(trouble -> tell(integration, trouble));
    }

    /** Whether the integration's alarm is one that {@link #judge} raises and lowers. */
    public static boolean hasRaised(Integration integration) {
        return integration.alarm != null && integration.alarm.startsWith(OURS);
    }

    private static Uni<String> trouble(String integration) {
        return first(NOWHERE, integration).flatMap(nowhere -> nowhere != null ? Uni.createFrom().item(nowhere)
                : first(SUSPENDED, integration).flatMap(suspended -> suspended != null ? Uni.createFrom().item(suspended)
                        : first(LOST, integration).map(lost -> lost == null ? null
                                : "is not installed everywhere: " + lost)));
    }

    private static Uni<String> first(String query, String integration) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(query, String.class)
                .setParameter("integration", integration).getSingleResultOrNull());
    }

    private static String tell(Integration integration, String trouble) {
        if (trouble != null) {
            String shown = trouble.length() <= LONGEST ? trouble : trouble.substring(0, LONGEST) + "…";
            String sentence = OURS + shown + "; see " + GitHubUrls.app(integration.baseUrl, integration.account) + ".";
            if (!sentence.equals(integration.alarm)) {
                LOG.warnf("Integration %s (%s): %s", integration.id, integration.name, sentence);
            }
            integration.raise(sentence, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        } else if (hasRaised(integration)) {
            integration.lower();
        }
        return integration.alarm;
    }
}
