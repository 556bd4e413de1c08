package dev.oasis.e2e.bench;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.oasis.e2e.platform.Api;
import dev.oasis.e2e.platform.Database;
import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.PlatformExtension;

/** What a page of a long list costs at the start and at the end of the list. */
@Tag("bench")
@ExtendWith(PlatformExtension.class)
class ListBenchmarkTest {

    private static final int LENGTH = 10_000;
    private static final String HEAD = """
            | page of 100 | calls | median ms | 95 % | 99 % |
            |:-----------------------------------|------:|-------:|-------:|-------:|
            """;

    private final Platform platform;
    private final Schedule schedule = Schedule.ofSystemProperties();

    ListBenchmarkTest(Platform platform) {
        this.platform = platform;
    }

    @Test
    void pages_of_long_lists_are_whole_at_both_ends() throws IOException {
        LongLists lists = new LongLists(new Database(platform));
        lists.add(LENGTH);
        try {
            List<ListedPage> pages = pages();
            String circumstances = Circumstances.ofLists(schedule);
            pages.forEach(page -> page.load(schedule.warmUpSeconds(), false));
            for (int round = 0; round < schedule.rounds(); round++) {
                pages.forEach(page -> page.load(schedule.seconds(), true));
            }
            Reports.publish("lists",
                    HEAD + pages.stream().map(ListedPage::line).collect(Collectors.joining("\n")) + "\n\n" + circumstances);
        } finally {
            lists.remove();
        }
    }

    private List<ListedPage> pages() {
        Api api = platform.administration();
        String releases = "/admin/apps/" + LongLists.APP + "/releases";
        return Stream.of(ListedPage.endsOf(api, "releases", releases),
                ListedPage.endsOf(api, "published", releases + "?status=published"),
                ListedPage.endsOf(api, "oldest, by status", releases + "?status=draft").subList(0, 1),
                ListedPage.endsOf(api, "oldest, by channel", releases + "?channel=beta").subList(0, 1),
                ListedPage.endsOf(api, "apps", "/admin/apps")).flatMap(List::stream).toList();
    }
}
