package dev.oasis.ingest.trigger;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.oasis.common.provider.ChangedFiles;
import dev.oasis.common.provider.ProviderApi;
import dev.oasis.common.provider.ProviderPage;
import dev.oasis.common.provider.RemoteCommit;
import io.smallrye.mutiny.Uni;

/** A provider that writes down what it is asked, and answers the same to everything of a kind. */
final class AskedApi {

    final List<String> asked = new ArrayList<>();
    Uni<ChangedFiles> files = Uni.createFrom().item(new ChangedFiles(List.of("src/a.rs"), true));
    String message = "Start faster";

    ProviderApi api() {
        return (ProviderApi) Proxy.newProxyInstance(AskedApi.class.getClassLoader(), new Class<?>[] { ProviderApi.class },
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "changedFiles" -> {
                        asked.add("files " + ((Optional<?>) arguments[1]).orElseThrow() + ".." + arguments[2]);
                        yield files;
                    }
                    case "commits" -> {
                        asked.add("commit " + arguments[1]);
                        yield Uni.createFrom().item(new ProviderPage<>(List.of(
                                new RemoteCommit("c".repeat(40), message, "Ada", "", Instant.EPOCH, "https://x")),
                                Optional.empty()));
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
