package dev.oasis.testkit.publishing;

import java.util.HashMap;
import java.util.Map;

import dev.oasis.testkit.node.NodeProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Runs issuers and makes the service trust them: {@code github}, {@code gitlab}, and for tests that spoil theirs
 * {@code rotating}, {@code failing}, {@code flooded}, {@code impostor} and {@code unruled}, all with GitHub's claims.
 */
public final class TokenIssuersResource implements QuarkusTestResourceLifecycleManager {

    private NodeProcess process;

    @Override
    public Map<String, String> start() {
        process = TokenIssuer.startAll();
        Map<String, String> settings = new HashMap<>();
        for (String name : new String[] { "github", "gitlab", "rotating", "failing", "flooded", "impostor",
                "unruled" }) {
            settings.put("oasis.publishing.issuers." + name + ".url", process.url() + "/" + name);
            settings.put("oasis.publishing.issuers." + name + ".kind", name.equals("gitlab") ? "gitlab" : "github");
        }
        return settings;
    }

    @Override
    public void stop() {
        process.close();
    }
}
