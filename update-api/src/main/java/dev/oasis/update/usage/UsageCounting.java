package dev.oasis.update.usage;

import java.util.Locale;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.oasis.common.web.address.ClientAddress;
import dev.oasis.update.UpdateApiConfig;
import io.vertx.core.http.HttpServerRequest;

/** Where request handlers say what happened. For any thread; never waits. */
@Singleton
public class UsageCounting {

    private static final long MILLIS_PER_HOUR = 3_600_000;
    private static final long HOURS_PER_DAY = 24;

    private final UsageCounters counters;
    private final SeenClients seen;
    private final String countryHeader;
    private final ClientAddress clients;

    public UsageCounting(UpdateApiConfig config, UsageCounters counters, SeenClients seen, ClientAddress clients) {
        this.counters = counters;
        this.seen = seen;
        this.clients = clients;
        this.countryHeader = config.countryHeader().orElse(null);
    }

    public void count(Usage usage, HttpServerRequest request) {
        counters.count(usage.key(currentHour(), country(request)));
    }

    public void count(RepeatedUsage usage, HttpServerRequest request) {
        usage.count(counters, currentHour(), country(request));
    }

    /**
     * Notes who has asked, besides counting it.
     *
     * @param clientId that the client itself has sent
     */
    public void see(RepeatedUsage check, String clientId) {
        long hour = currentHour();
        seen.add(dayOf(hour), check.usage(), clientId);
        counters.count(check.usage().identified().key(hour, ""));
    }

    static long dayOf(long hour) {
        return hour / HOURS_PER_DAY;
    }

    static long currentHour() {
        return System.currentTimeMillis() / MILLIS_PER_HOUR;
    }

    private String country(HttpServerRequest request) {
        return countryHeader == null || !clients.comesThroughTrustedProxy(request) ? ""
                : countryOf(Optional.ofNullable(request.getHeader(countryHeader)));
    }

    /** ISO 3166-1 alpha-2 in upper case; empty for anything else. */
    static String countryOf(Optional<String> header) {
        return header.filter(text -> text.length() == 2 && text.chars().allMatch(UsageCounting::isLetter))
                .map(text -> text.toUpperCase(Locale.ROOT)).orElse("");
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
