package dev.oasis.update.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.oasis.common.catalog.target.CheckPath;
import dev.oasis.common.events.UsageKind;
import dev.oasis.update.usage.RepeatedUsage;
import dev.oasis.update.usage.Usage;

class SettledChecksTest {

    private static final int SIZE = 8;

    private final SettledChecks checks = new SettledChecks(null, SIZE);

    @Test
    void what_was_settled_for_a_check_is_found_for_it_alone() {
        KnownCheck check = check(1);
        SettledCheck settled = settled(check);
        checks.keep(settled);

        assertThat(checks.find(check)).isSameAs(settled);
        assertThat(checks.find(check(2))).isNull();
        assertThat(checks.find(check(1 + SIZE))).as("another check at the same place").isNull();
    }

    @Test
    void a_check_pushes_out_the_one_at_its_place() {
        KnownCheck first = check(1);
        KnownCheck second = check(1 + SIZE);
        SettledCheck settled = settled(second);
        checks.keep(settled(first));
        checks.keep(settled);

        assertThat(checks.find(first)).isNull();
        assertThat(checks.find(second)).isSameAs(settled);
    }

    private static KnownCheck check(int number) {
        return new KnownCheck("/app/" + number, "app", "stable",
                (CheckPath.Parts) CheckPath.parse(List.of("linux-x86_64", "1.0.0")), number);
    }

    private static SettledCheck settled(KnownCheck check) {
        return new SettledCheck(check, null, null,
                new RepeatedUsage(Usage.download(UsageKind.CHECK, "A", "1.0.0", "linux-x86_64")));
    }
}
