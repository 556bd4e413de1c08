package dev.oasis.common.publishing;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.openid.ProviderAddress;

/** The issuers whose ID tokens are taken: github.com and gitlab.com, and what the operator adds or switches off. */
@ApplicationScoped
public class TrustedIssuers {

    private static final Map<String, TrustedIssuer> KNOWN = Map.of(
            "github", new TrustedIssuer("github", IssuerKind.GITHUB, "https://token.actions.githubusercontent.com"),
            "gitlab", new TrustedIssuer("gitlab", IssuerKind.GITLAB, "https://gitlab.com"));
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,49}");

    private final Map<String, TrustedIssuer> byName = new TreeMap<>(KNOWN);

    public TrustedIssuers(PublishingConfig config) {
        config.issuers().forEach((name, settings) -> {
            if (settings.enabled()) {
                byName.put(name, issuer(name, settings));
            } else {
                byName.remove(name);
            }
        });
        if (byName.values().stream().map(TrustedIssuer::url).distinct().count() < byName.size()) {
            throw new IllegalStateException("oasis.publishing.issuers: two issuers have the same url.");
        }
    }

    private static TrustedIssuer issuer(String name, IssuerSettings settings) {
        String prefix = "oasis.publishing.issuers." + name;
        if (!NAME.matcher(name).matches()) {
            throw new IllegalStateException(prefix + ": an issuer's name has lower-case letters, digits and hyphens.");
        }
        Optional<TrustedIssuer> known = Optional.ofNullable(KNOWN.get(name));
        String url = settings.url().or(() -> known.map(TrustedIssuer::url)).orElseThrow(() -> new IllegalStateException(
                "Set " + prefix + ".url to what its tokens say as iss, such as https://gitlab.example.com."));
        IssuerKind kind = settings.kind().or(() -> known.map(TrustedIssuer::kind)).orElseThrow(
                () -> new IllegalStateException("Set " + prefix + ".kind to github or gitlab."));
        try {
            ProviderAddress.of(url);
        } catch (IllegalArgumentException unsafe) {
            throw new IllegalStateException(prefix + ".url " + unsafe.getMessage());
        }
        return new TrustedIssuer(name, kind, url);
    }

    public Optional<TrustedIssuer> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** @param iss the claim of a token that nobody has proven yet */
    public Optional<TrustedIssuer> ofUrl(String iss) {
        return byName.values().stream().filter(issuer -> issuer.url().equals(iss)).findFirst();
    }

    public Collection<TrustedIssuer> all() {
        return byName.values();
    }

    public Collection<String> names() {
        return byName.keySet();
    }
}
