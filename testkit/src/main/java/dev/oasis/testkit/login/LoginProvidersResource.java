package dev.oasis.testkit.login;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.oasis.testkit.node.NodeProcess;
import dev.oasis.testkit.node.NodeScripts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Runs the login providers and configures a service with them: {@code sso}, {@code github}, one for each {@link #BENT} issuer,
 * named after it, {@code straight}, {@code second} and {@code rotated} that are well, {@code failing} and {@code impostor} that
 * are not; {@code down} has nobody at its address. The service's public address becomes {@link #ORIGIN}.
 */
public final class LoginProvidersResource implements QuarkusTestResourceLifecycleManager {

    /** Public address of the service under test; {@link Browser} knows where it really is. */
    public static final String ORIGIN = "https://oasis.example.test";

    public static final String SESSION_SECRET = "a secret of the tests, long enough to sign with";

    /** Issuers that have to be refused, by what they do. */
    public static final List<String> BENT = List.of("unsigned", "unsigned-with-key", "hmac-of-public-key",
            "hmac-of-client-secret", "foreign-key", "unlisted-key", "other-audience", "two-audiences", "other-party",
            "expired", "endless", "other-issuer", "other-nonce", "no-nonce", "other-person", "no-token", "nameless",
            "mixed-up");

    private static final NodeScripts SCRIPTS = new NodeScripts(LoginProvidersResource.class, "login-providers",
            List.of("openid.mjs", "github.mjs", "bent.mjs"));

    private final List<NodeProcess> processes = new ArrayList<>();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>();
        settings.put("oasis.url", ORIGIN);
        settings.put("oasis.session.secret", SESSION_SECRET);
        provider(settings, "sso", run("openid.mjs", ORIGIN + "/auth/callback/sso"), "oasis", "a secret: with signs & spaces");
        settings.put("oasis.login.providers.sso.display-name", "Single sign-on");
        provider(settings, "github", run("github.mjs"), "Iv1.oasis", "github-client-secret");
        settings.put("oasis.login.providers.github.kind", "github");
        String bent = run("bent.mjs");
        Stream.concat(BENT.stream(), Stream.of("straight", "second", "rotated", "failing", "impostor"))
                .forEach(name -> provider(settings, name, bent + "/" + name, "bent", "bent-secret"));
        // A port that needs privileges and that nobody has taken.
        provider(settings, "down", "http://127.0.0.1:1", "nobody", "nothing");
        return settings;
    }

    private String run(String script, String... arguments) {
        NodeProcess process = NodeProcess.start(SCRIPTS, script, arguments);
        processes.add(process);
        return process.url();
    }

    private static void provider(Map<String, String> settings, String name, String url, String clientId, String secret) {
        String prefix = "oasis.login.providers." + name;
        settings.put(prefix + ".url", url);
        settings.put(prefix + ".client-id", clientId);
        settings.put(prefix + ".client-secret", secret);
    }

    @Override
    public void stop() {
        processes.forEach(NodeProcess::close);
        processes.clear();
    }
}
