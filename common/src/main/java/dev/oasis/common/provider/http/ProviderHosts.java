package dev.oasis.common.provider.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Which hosts may be asked at all. An operator who names them keeps administrators from sending requests, and credentials, to
 * any other place of the network.
 */
@ApplicationScoped
public class ProviderHosts {

    private final Optional<Set<String>> allowed;

    public ProviderHosts(ProviderHttpConfig config) {
        this.allowed = config.hosts().map(names -> names.stream().map(ProviderHosts::plain).collect(Collectors.toSet()));
    }

    public boolean admit(URI address) {
        return allowed.isEmpty() || address.getHost() != null && allowed.get().contains(plain(address.getHost()));
    }

    private static String plain(String host) {
        return host.strip().toLowerCase(Locale.ROOT);
    }
}
