package dev.oasis.localstack.up;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./oasis up}: starts everything; in the foreground until Ctrl-C, with {@code --detach} until {@code down}. */
@Command(name = "up", description = "Start PostgreSQL, Kafka, S3 and every service, and stay until Ctrl-C.")
public final class UpCommand implements Callable<Integer> {

    @ParentCommand
    private Oasis oasis;

    @Mixin
    private UpOptions options;

    @Option(names = "--detach", description = "Return when all is ready and leave it running.")
    private boolean detach;

    @Option(names = "--supervised", hidden = true, description = "Run as the process that --detach leaves behind.")
    private boolean supervised;

    @Override
    public Integer call() throws Exception {
        OasisHome home = oasis.home();
        Path root = oasis.root();
        Progress progress = new Progress(System.out);
        boolean firstTime = options.fresh || !new EnvFile(home.env()).read().containsKey(EnvFile.ADMIN_KEY);
        Preflight.check(home, root, options.port);
        if (detach) {
            new DetachedUp(home, progress).run(options);
            progress.say(Summary.of(home, firstTime, options.demo) + "\n./oasis status shows what runs, ./oasis down ends it.");
            return 0;
        }
        ForegroundUp up = new ForegroundUp(home, root, progress);
        up.start(options);
        if (!supervised) {
            progress.say(Summary.of(home, firstTime, options.demo) + "\nCtrl-C ends it and leaves the data.");
        }
        up.stay();
        return 0;
    }
}
