package dev.oasis.admin;

import dev.oasis.admin.migration.MigrateCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service, or for {@code migrate} a run of its own that serves no HTTP and works on nothing else. */
@QuarkusMain
public final class AdminApi {

    private AdminApi() {
    }

    public static void main(String... args) {
        if (args.length > 0 && args[0].equals(MigrateCommand.NAME)) {
            System.setProperty("quarkus.http.host-enabled", "false");
            System.setProperty("quarkus.log.console.json.enabled", "false");
            System.setProperty("quarkus.log.level", "WARN");
            System.setProperty("oasis.migration.at-start", "false");
            System.setProperty("oasis.outbox.relay", "false");
            System.setProperty("quarkus.scheduler.enabled", "false");
            Quarkus.run(MigrateCommand.class, args);
        } else {
            Quarkus.run(args);
        }
    }
}
