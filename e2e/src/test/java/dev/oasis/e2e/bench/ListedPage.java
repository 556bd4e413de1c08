package dev.oasis.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.e2e.platform.Api;

/** One page of a list, asked for again and again by one caller. */
final class ListedPage {

    private static final int LIMIT = 100;
    private static final String LINE = "| %-34s | %5d | %6.2f | %6.2f | %6.2f |";

    private final Api api;
    private final String name;
    private final String path;
    private final int items;
    private final List<Double> millis = new ArrayList<>();

    private ListedPage(Api api, String name, String path, int items) {
        this.api = api;
        this.name = name;
        this.path = path;
        this.items = items;
    }

    /** The first and the last page of a list. */
    static List<ListedPage> endsOf(Api api, String name, String list) {
        String first = list + (list.contains("?") ? "&" : "?") + "limit=" + LIMIT;
        String last = first;
        JsonNode page = api.get(first).expect(200).json();
        int items = page.get("items").size();
        int inAll = items;
        JsonNode lastPage = page;
        while (!lastPage.get("nextCursor").isNull()) {
            last = first + "&cursor=" + lastPage.get("nextCursor").asText();
            lastPage = api.get(last).expect(200).json();
            inAll += lastPage.get("items").size();
        }
        String whole = String.format(Locale.ROOT, "%s (%,d)", name, inAll);
        return List.of(new ListedPage(api, whole + ", first page", first, items),
                new ListedPage(api, whole + ", last page", last, lastPage.get("items").size()));
    }

    /** Asks for it for a while. */
    void load(int seconds, boolean measured) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            JsonNode page = api.get(path).expect(200).json();
            double taken = (System.nanoTime() - start) / 1e6;
            assertThat(page.get("items")).hasSize(items);
            if (measured) {
                millis.add(taken);
            }
        }
    }

    /** A line of the table: calls, and milliseconds by median, 95th and 99th percentile. */
    String line() {
        List<Double> sorted = millis.stream().sorted().toList();
        return String.format(Locale.ROOT, LINE, name, sorted.size(), quantile(sorted, 0.5), quantile(sorted, 0.95),
                quantile(sorted, 0.99));
    }

    private static double quantile(List<Double> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
    }
}
