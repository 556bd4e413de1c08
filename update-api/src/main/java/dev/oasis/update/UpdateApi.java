package dev.oasis.update;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * Starts the service so that raw braces in a query get through: Tauri leaves a variable that it does not know as it is, and
 * Quarkus answers a plain 400 to what {@link java.net.URI} does not accept. Quarkus looks at the property once, when its HTTP
 * classes are loaded; a native executable does so while it is built, see {@code application.properties}.
 */
@QuarkusMain
public final class UpdateApi {

    private UpdateApi() {
    }

    public static void main(String... args) {
        System.setProperty("vertx.disableURIValidation", "true");
        Quarkus.run(args);
    }
}
