package dev.oasis.ingest.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.oasis.common.catalog.target.Platform;
import dev.oasis.ingest.release.ReleaseContent.SignedBundle;

class ReleaseContentTest {

    private static final SignedBundle LINUX = new SignedBundle(Platform.LINUX_X86_64, "one");
    private static final SignedBundle MAC = new SignedBundle(Platform.DARWIN_AARCH64, "two");
    private static final ReleaseContent STORED = new ReleaseContent("stable", Set.of(LINUX, MAC),
            Map.of(Platform.DARWIN_AARCH64, "aa"));

    @Test
    void theSameContentDoesNotDiffer() {
        assertThat(new ReleaseContent("stable", Set.of(MAC, LINUX), Map.of(Platform.DARWIN_AARCH64, "aa"))
                .differenceFrom(STORED)).isEmpty();
    }

    @Test
    void theChannelCounts() {
        assertThat(new ReleaseContent("beta", STORED.artifacts(), STORED.installers()).differenceFrom(STORED))
                .contains("the channel is beta instead of stable");
    }

    @Test
    void artifactsAreToldApartByTheirSignatures() {
        var posted = new ReleaseContent("stable",
                Set.of(new SignedBundle(Platform.LINUX_X86_64, "other"), new SignedBundle(Platform.WINDOWS_X86_64, "new")),
                STORED.installers());

        assertThat(posted.differenceFrom(STORED)).contains("an artifact for darwin-aarch64 is missing; "
                + "the artifact for linux-x86_64 has another signature; an artifact for windows-x86_64 is new");
    }

    @Test
    void aSecondKindForAPlatformDiffers() {
        var posted = new ReleaseContent("stable", Set.of(LINUX, MAC, new SignedBundle(Platform.LINUX_X86_64, "deb")),
                STORED.installers());

        assertThat(posted.differenceFrom(STORED)).contains("an artifact for linux-x86_64 is new");
    }

    @Test
    void installersAreToldApartByTheirDigests() {
        assertThat(new ReleaseContent("stable", STORED.artifacts(), Map.of(Platform.DARWIN_AARCH64, "bb"))
                .differenceFrom(STORED)).contains("the installer for darwin-aarch64 has another content");
        assertThat(new ReleaseContent("stable", STORED.artifacts(), Map.of()).differenceFrom(STORED))
                .contains("an installer for darwin-aarch64 is missing");
    }
}
