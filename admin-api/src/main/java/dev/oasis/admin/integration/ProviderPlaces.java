package dev.oasis.admin.integration;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.provider.Provider;
import dev.oasis.common.provider.http.ProviderHosts;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** Providers that callers name, as far as the operator lets them be asked. */
@ApplicationScoped
class ProviderPlaces {

    private final ProviderHosts hosts;

    ProviderPlaces(ProviderHosts hosts) {
        this.hosts = hosts;
    }

    /** @throws Problem {@code validation_failed}, {@code provider_host_refused} */
    ProviderPlace of(Provider provider, Optional<String> baseUrl) {
        ProviderPlace place = ProviderPlace.of(provider, baseUrl);
        if (!hosts.admit(place.base()) || !hosts.admit(place.api())) {
            throw Problem.ofField(ProblemCode.PROVIDER_HOST_REFUSED, "baseUrl", "leads to " + place.base().getHost()
                    + ", which this installation may not ask; its operator can name it in oasis.provider.hosts.");
        }
        return place;
    }
}
