package dev.oasis.admin.provider;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.openid.ProviderAddress;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** The providers that the operator has configured, none by default. */
@ApplicationScoped
public class LoginProviders {

    private static final String GITHUB = ProviderKind.GITHUB.wireName();
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,49}");

    private final LoginConfig config;
    private final Map<String, LoginProvider> byName = new TreeMap<>();

    public LoginProviders(LoginConfig config, ProviderHttp http) {
        this.config = config;
        config.providers().forEach((name, settings) -> byName.put(name, provider(name, settings, http)));
    }

    private static LoginProvider provider(String name, ProviderSettings settings, ProviderHttp http) {
        String prefix = "oasis.login.providers." + name;
        if (!NAME.matcher(name).matches()) {
            throw new IllegalStateException(prefix + ": a provider's name has lower-case letters, digits and hyphens.");
        }
        ProviderKind kind = settings.kind().orElse(name.equals(GITHUB) ? ProviderKind.GITHUB : ProviderKind.OIDC);
        String url = settings.url().orElseGet(() -> defaultUrl(prefix, kind));
        try {
            ProviderAddress.of(url);
        } catch (IllegalArgumentException unsafe) {
            throw new IllegalStateException(prefix + ".url " + unsafe.getMessage());
        }
        return switch (kind) {
            case OIDC -> new OidcProvider(name, url, settings, http);
            case GITHUB -> new GitHubProvider(name, url, settings, http);
        };
    }

    private static String defaultUrl(String prefix, ProviderKind kind) {
        if (kind == ProviderKind.GITHUB) {
            return GitHubProvider.PUBLIC;
        }
        throw new IllegalStateException("Set " + prefix + ".url to the provider's issuer, such as https://login.example.com.");
    }

    public boolean isEmpty() {
        return byName.isEmpty();
    }

    public List<ProviderView> list() {
        return byName.entrySet().stream().map(entry -> new ProviderView(entry.getKey(),
                config.providers().get(entry.getKey()).displayName().orElse(entry.getKey()),
                entry.getValue().kind().wireName(), "/auth/login/" + entry.getKey())).toList();
    }

    /** @throws Problem {@code login_provider_not_found} */
    public LoginProvider require(String name) {
        LoginProvider provider = byName.get(name);
        if (provider == null) {
            throw Problem.of(ProblemCode.LOGIN_PROVIDER_NOT_FOUND,
                    "No provider has this name; GET /auth/providers lists them.");
        }
        return provider;
    }

    /** Names of the providers of this kind, in order. */
    public List<String> named(ProviderKind kind) {
        return byName.keySet().stream().filter(name -> byName.get(name).kind() == kind).toList();
    }
}
