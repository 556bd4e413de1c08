package dev.oasis.admin.provider;

import java.net.URI;

import dev.oasis.common.web.problem.Problem;
import io.smallrye.mutiny.Uni;

/** Somebody who can vouch for people. */
public interface LoginProvider {

    ProviderKind kind();

    /**
     * Where to send the browser.
     *
     * @throws Problem {@code login_provider_unavailable}
     */
    Uni<URI> authorization(AuthorizationRequest request);

    /**
     * Whom the browser's answer speaks of.
     *
     * @throws Problem {@code login_refused} when it proves nobody, {@code login_provider_unavailable}
     */
    Uni<ProvenPerson> prove(AuthorizationAnswer answer);
}
