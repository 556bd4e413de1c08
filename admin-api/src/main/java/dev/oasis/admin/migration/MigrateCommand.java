package dev.oasis.admin.migration;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

import jakarta.enterprise.context.Dependent;

import org.flywaydb.core.api.FlywayException;

import io.quarkus.runtime.QuarkusApplication;

/**
 * {@code migrate} applies pending migrations and makes missing topics; {@code migrate --dry-run} prints what is pending and
 * changes nothing. Exit codes: 0 done, 1 failed, 2 not understood.
 */
@Dependent
public class MigrateCommand implements QuarkusApplication {

    public static final String NAME = "migrate";
    private static final String DRY_RUN = "--dry-run";
    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private final SchemaMigration schema;
    private final TopicCreation topics;
    private final PrintStream out;

    public MigrateCommand(SchemaMigration schema, TopicCreation topics) {
        this.schema = schema;
        this.topics = topics;
        this.out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
    }

    @Override
    public int run(String... args) throws Exception {
        List<String> options = Arrays.asList(args).subList(1, args.length);
        if (!options.isEmpty() && !options.equals(List.of(DRY_RUN))) {
            out.println("Usage: migrate [--dry-run]");
            return NOT_UNDERSTOOD;
        }
        try {
            return options.isEmpty() ? migrate() : dryRun();
        } catch (FlywayException failure) {
            out.println("The schema cannot be migrated: " + failure.getMessage());
            return FAILED;
        }
    }

    private int migrate() throws Exception {
        out.println("Applied " + schema.apply() + " migration(s).");
        out.println("Made topics: " + topics.createMissing());
        return 0;
    }

    private int dryRun() {
        List<String> pending = schema.pending();
        out.println(pending.isEmpty() ? "Nothing is pending." : "Pending:");
        pending.forEach(migration -> out.println("  " + migration));
        return 0;
    }
}
