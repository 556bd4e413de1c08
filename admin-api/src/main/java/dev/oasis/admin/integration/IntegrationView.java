package dev.oasis.admin.integration;

import java.time.Instant;
import java.util.Set;

import dev.oasis.common.provider.Integration;
import dev.oasis.common.web.conditional.Tagged;

/** An integration as the API answers it: without its credentials. */
public record IntegrationView(String id, String kind, String provider, String name, String baseUrl, String account,
        String externalId, String alarm, Instant alarmSince, int alarmedHooks, Instant checkedAt, Instant createdAt,
        Instant updatedAt)
        implements
            Tagged {

    @Override
    public Set<String> figures() {
        return Set.of("alarm", "alarmSince", "alarmedHooks", "checkedAt");
    }

    static IntegrationView of(Integration integration) {
        return new IntegrationView(integration.id, integration.kind.wireName(), integration.provider().wireName(),
                integration.name, integration.baseUrl, integration.account, integration.externalId, integration.alarm,
                integration.alarmSince, integration.alarmedHooks, integration.checkedAt, integration.createdAt,
                integration.updatedAt);
    }
}
