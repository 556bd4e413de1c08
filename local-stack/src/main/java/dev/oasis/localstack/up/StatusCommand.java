package dev.oasis.localstack.up;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;

import dev.oasis.localstack.process.ProcessRecord;
import dev.oasis.localstack.process.Readiness;
import dev.oasis.localstack.process.StackProcess;
import dev.oasis.localstack.stack.LoopbackPort;
import dev.oasis.localstack.stack.Part;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ./oasis status}: what runs, where and for how long. */
@Command(name = "status", description = "Show what runs.", exitCodeListHeading = "Exit codes:%n", exitCodeList = {
        "0:all is ready", "3:something is not, or nothing runs" })
public final class StatusCommand implements Callable<Integer> {

    private static final int NOT_RUNNING = 3;
    private static final int CONNECT_MILLIS = 1_000;

    @ParentCommand
    private Oasis oasis;

    private record Row(String name, long pid, String address, boolean ready, Instant started) {

        static Row of(ProcessRecord record, String name, String address, boolean ready) {
            return new Row(name, record.pid(), address, ready && record.running().isPresent(), record.started());
        }

        @Override
        public String toString() {
            Duration up = Duration.between(started, Instant.now());
            return String.format(Locale.ROOT, "%-11s %-9s pid %-8d %-24s up %d:%02d:%02d", name, ready ? "ready" : "not ready",
                    pid, address, up.toHours(), up.toMinutesPart(), up.toSecondsPart());
        }
    }

    @Override
    public Integer call() throws Exception {
        OasisHome home = oasis.home();
        List<Row> rows = new ArrayList<>();
        home.run().find(Preflight.LAUNCHER).map(StatusCommand::origin).ifPresent(rows::add);
        rows.addAll(stack(home));
        for (ServiceDefinition service : ServiceDefinition.ALL) {
            home.run().find(service.name()).map(StatusCommand::service).ifPresent(rows::add);
        }
        if (rows.isEmpty()) {
            System.out.println("Nothing runs in " + home.directory() + ". ./oasis up starts it.");
            return NOT_RUNNING;
        }
        rows.forEach(System.out::println);
        int complete = 1 + Part.values().length + ServiceDefinition.ALL.size();
        return rows.size() == complete && rows.stream().allMatch(Row::ready) ? 0 : NOT_RUNNING;
    }

    private static Row origin(ProcessRecord launcher) {
        return Row.of(launcher, "origin", "http://localhost:" + launcher.port(), listens(launcher.port()));
    }

    private static Row service(ProcessRecord service) {
        return Row.of(service, service.name(), "http://" + LoopbackPort.HOST + ":" + service.port(),
                Readiness.of(service.port()));
    }

    private static List<Row> stack(OasisHome home) throws IOException {
        Optional<ProcessRecord> stack = home.run().find("stack");
        Properties description = StackProcess.describe(home.stackData());
        List<Row> rows = new ArrayList<>();
        for (Part part : Part.values()) {
            String port = description.getProperty(part.wireName() + ".port", "0");
            stack.map(record -> Row.of(record, part.wireName(), LoopbackPort.HOST + ":" + port,
                    listens(Integer.parseInt(port)))).ifPresent(rows::add);
        }
        return rows;
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(LoopbackPort.HOST, port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
