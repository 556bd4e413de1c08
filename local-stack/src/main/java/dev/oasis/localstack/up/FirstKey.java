package dev.oasis.localstack.up;

import java.io.IOException;
import java.util.List;

import io.vertx.core.json.JsonObject;

/** The key of the installation's first owner. The database keeps only its hash; {@code .oasis/env} keeps the key. */
final class FirstKey {

    private FirstKey() {
    }

    /** Makes the key; works once, while there is no owner. */
    static String create(String adminUrl, String bootstrapKey, OasisHome home)
            throws IOException, InterruptedException, LaunchFailure {
        HttpApi.Answer answer = new HttpApi(adminUrl, bootstrapKey).post("/admin/api-keys",
                new JsonObject().put("name", "first").put("scopes", List.of("owner")));
        if (answer.status() == 401 || answer.status() == 403) {
            throw new LaunchFailure("The database has an owner already, but " + home.env() + " does not hold its key. "
                    + "Put it back as a line " + EnvFile.ADMIN_KEY + "=uk_live_..., or start anew with ./oasis up --fresh, "
                    + "which deletes all data.");
        }
        return answer.expect("The request for the first key", 201).json().getString("key");
    }

    /** Whether the key still opens the door. */
    static boolean accepted(String adminUrl, String key) throws IOException, InterruptedException {
        return new HttpApi(adminUrl, key).get("/admin/apps?limit=1").status() == 200;
    }
}
