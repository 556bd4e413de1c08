package dev.oasis.localstack.up;

import java.nio.file.Path;

import dev.oasis.localstack.process.ProcessFailure;
import dev.oasis.localstack.stack.StackLogging;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code ./oasis} command; the script of that name finds a JDK, builds what is stale and runs this. */
@Command(name = "./oasis", description = "Runs the whole Oasis platform on this machine.", synopsisSubcommandLabel = "COMMAND", subcommands = {
        UpCommand.class, StatusCommand.class, DownCommand.class })
public final class Oasis implements Runnable {

    /** The system property that names the root of the repository. */
    private static final String ROOT = "oasis.root";

    @Option(names = { "-h", "--help" }, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help.")
    private boolean help;

    public static void main(String[] arguments) {
        StackLogging.configure();
        System.exit(new CommandLine(new Oasis())
                .setExecutionExceptionHandler((failure, line, parsed) -> report(failure))
                .execute(arguments));
    }

    private static int report(Exception failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        System.err.println("oasis: " + message);
        if (message.contains("No space left on device")) {
            System.err.println("oasis: The disk is full. Free some space, or set OASIS_HOME to a directory on another disk.");
        } else if (!(failure instanceof LaunchFailure || failure instanceof ProcessFailure)) {
            failure.printStackTrace();
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    Path root() {
        return Path.of(System.getProperty(ROOT, "")).toAbsolutePath();
    }

    OasisHome home() {
        return OasisHome.of(System.getenv(), root());
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(new CommandLine(this), "Say what to do: up, status or down");
    }
}
