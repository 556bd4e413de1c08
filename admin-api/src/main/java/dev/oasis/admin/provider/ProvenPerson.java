package dev.oasis.admin.provider;

import java.util.Optional;
import java.util.Set;

/**
 * Somebody for whom a provider has vouched.
 *
 * @param provider its configured name
 * @param issuer who vouches, worldwide; with {@code subject} what never goes to another person
 * @param name for display
 * @param login the name that they log in with there, in lower case; only where it means one person at a time
 * @param email for display
 * @param verifiedEmails in lower case; those that the provider itself has seen to be the person's
 */
public record ProvenPerson(String provider, String issuer, String subject, String name, Optional<String> login,
        Optional<String> email, Set<String> verifiedEmails) {

    public ProvenPerson {
        verifiedEmails = Set.copyOf(verifiedEmails);
    }
}
