package dev.oasis.localstack.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import dev.oasis.localstack.files.PrivateFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs the stack until this process or its owner is ended. What a client must know is in {@value StackFile#NAME} of the data
 * directory as soon as all parts are ready; a part that does not start ends the process with status 1 and a sentence on the
 * standard error.
 */
@Command(name = "local-stack", description = "PostgreSQL, Kafka and S3 in one process.")
public final class LocalStack implements Callable<Integer> {

    @Option(names = "--data", required = true, description = "directory that keeps all data")
    private Path data;

    @Option(names = "--binaries", description = "where PostgreSQL is unpacked (default: in the data directory)")
    private Path binaries;

    @Option(names = "--parts", split = ",", description = "postgres, kafka, s3 (default: all)")
    private Set<Part> parts = Set.of(Part.values());

    @Option(names = "--owner-pid", description = "end when this process ends")
    private Long ownerPid;

    @Option(names = "--postgres-port", description = "default: a free one")
    private int postgresPort;

    @Option(names = "--kafka-port", description = "default: a free one")
    private int kafkaPort;

    @Option(names = "--s3-port", description = "default: a free one")
    private int s3Port;

    @Option(names = "--durable", description = "wait for the disk when PostgreSQL commits")
    private boolean durable;

    public static void main(String[] arguments) {
        StackLogging.configure();
        System.exit(new CommandLine(new LocalStack())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> report(failure))
                .execute(arguments));
    }

    private static int report(Exception failure) {
        System.err.println(failure.getMessage());
        failure.printStackTrace();
        return CommandLine.ExitCode.SOFTWARE;
    }

    @Override
    public Integer call() throws Exception {
        PrivateFile.createDirectory(data);
        DataLock.take(data);
        Files.deleteIfExists(data.resolve(StackFile.NAME));
        RunningParts running = new RunningParts(create(settings()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "stop"));
        endWithOwner();
        running.start();
        StackFile.write(data, running.parts(), running.startTimes());
        System.out.println("ready " + running.startTimes());
        new CountDownLatch(1).await();
        return CommandLine.ExitCode.OK;
    }

    private StackSettings settings() {
        Path postgresBinaries = binaries == null ? data.resolve("postgres-binaries") : binaries;
        return new StackSettings(data, postgresBinaries, parts,
                Map.of(Part.POSTGRES, postgresPort, Part.KAFKA, kafkaPort, Part.S3, s3Port), durable);
    }

    private static Map<Part, StackPart> create(StackSettings settings) throws IOException {
        Credentials credentials = Credentials.loadOrCreate(settings.data());
        Map<Part, StackPart> created = new EnumMap<>(Part.class);
        for (Part part : settings.parts()) {
            created.put(part, switch (part) {
                case POSTGRES -> new PostgresPart(settings, credentials);
                case KAFKA -> new KafkaPart(settings);
                case S3 -> new S3Part(settings, credentials);
            });
        }
        return created;
    }

    private void stop(RunningParts running) {
        try {
            Files.deleteIfExists(data.resolve(StackFile.NAME));
        } catch (IOException e) {
            System.err.println("stack.properties stays behind: " + e.getMessage());
        }
        running.stop();
    }

    private void endWithOwner() {
        if (ownerPid != null) {
            ProcessHandle.of(ownerPid).ifPresentOrElse(
                    owner -> owner.onExit().thenRun(() -> System.exit(CommandLine.ExitCode.OK)),
                    () -> System.exit(CommandLine.ExitCode.OK));
        }
    }
}
