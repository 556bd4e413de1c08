package dev.oasis.localstack.up;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.vertx.core.json.JsonObject;

/** What {@code up} prints when all is ready: where it is, the key, and what to try next. */
final class Summary {

    private Summary() {
    }

    /**
     * Reads the platform's own answers, so it comes last.
     *
     * @param firstTime whether the key was made in this run; it is shown then and never again
     * @param demo whether the demo app is there to try
     */
    static String of(OasisHome home, boolean firstTime, boolean demo) throws IOException, InterruptedException {
        Map<String, String> env = new EnvFile(home.env()).read();
        String url = env.get(EnvFile.URL);
        StringBuilder text = new StringBuilder("\nOasis runs on " + url + ", its data is in " + home.directory() + "\n");
        if (firstTime) {
            text.append("\nThe first key (scope owner), shown this once and kept in " + home.env() + ":\n  "
                    + env.get(EnvFile.ADMIN_KEY) + "\n");
        } else {
            text.append("The owner's key is in ").append(home.env()).append('\n');
        }
        text.append("\nTry next:\n");
        for (String command : demo ? withDemo(home, url, env.get(EnvFile.ADMIN_KEY)) : withoutDemo(home)) {
            text.append("  ").append(command).append('\n');
        }
        return text.toString();
    }

    private static List<String> withDemo(OasisHome home, String url, String key) throws IOException, InterruptedException {
        JsonObject offer = new HttpApi(url, key).get(DemoApp.CHECK).json();
        return List.of(
                "curl -i " + url + DemoApp.CHECK,
                "curl -L -o demo.AppImage '" + offer.getString("url") + "'",
                withKey(home, "\"$OASIS_URL/admin/apps/" + DemoApp.SLUG + "/analytics\""));
    }

    private static List<String> withoutDemo(OasisHome home) {
        return List.of(
                withKey(home,
                        "-H 'Content-Type: application/json' -d '{\"slug\":\"my-app\",\"name\":\"My app\"}' \"$OASIS_URL/admin/apps\""),
                withKey(home, "\"$OASIS_URL/admin/apps\""),
                "./oasis up --help   (--demo makes an app with a signed release to play with)");
    }

    private static String withKey(OasisHome home, String request) {
        return ". " + quoted(home.env()) + " && curl -H \"Authorization: Bearer $OASIS_ADMIN_KEY\" " + request;
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }
}
