package dev.oasis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.oasis.e2e.platform.OasisCommand;
import dev.oasis.e2e.platform.OasisCommand.Result;
import dev.oasis.localstack.stack.LoopbackPort;
import dev.oasis.testkit.kit.SampleBundle;

/** The one command of a new user, with the packaged services, through the one origin. */
@Order(1)
class OasisUpTest {

    private static final String CHECK = "curl -sS -o /dev/null -w '%{http_code}' \"$OASIS_URL/demo/update/linux/x86_64/1.0.0\"";

    @Test
    void up_down_and_up_again_after_a_kill(@TempDir Path directory) throws Exception {
        String port = Integer.toString(LoopbackPort.free());
        try (OasisCommand oasis = new OasisCommand(directory)) {
            Result first = succeed(oasis.run("up", "--demo", "--detach", "--port", port));
            thePrintedCommandsWork(oasis, first.output());
            String env = Files.readString(oasis.home().resolve("env"));
            assertThat(env).contains("http://localhost:" + port);
            succeed(oasis.run("status"));
            Result second = oasis.run("up", "--detach", "--port", port);
            assertThat(second.status()).as(second.output()).isEqualTo(1);
            assertThat(second.output()).containsIgnoringCase("runs");

            succeed(oasis.run("down"));
            assertThat(oasis.run("status").status()).isEqualTo(3);
            succeed(oasis.run("up", "--detach", "--port", port));
            itIsTheSame(oasis, env);

            ProcessHandle launcher = oasis.launcher();
            launcher.destroyForcibly();
            launcher.onExit().get(30, TimeUnit.SECONDS);
            succeed(oasis.run("up", "--detach", "--port", port));
            itIsTheSame(oasis, env);
        }
    }

    private static void thePrintedCommandsWork(OasisCommand oasis, String output) throws IOException {
        List<String> commands = output.lines().dropWhile(line -> !line.equals("Try next:")).skip(1)
                .takeWhile(line -> line.startsWith("  ")).map(String::strip).toList();
        assertThat(commands).as(output).hasSize(3);
        assertThat(succeed(oasis.shell(commands.get(0))).output()).contains("HTTP/1.1 200 OK", "\"version\":\"1.2.0\"");
        succeed(oasis.shell(commands.get(1)));
        assertThat(oasis.home().resolveSibling("work").resolve("demo.AppImage"))
                .hasBinaryContent(SampleBundle.good("pw", "myapp_1.2.0_amd64.AppImage").bytes());
        assertThat(succeed(oasis.shell(commands.get(2))).output()).contains("\"totalChecks\":");
    }

    /** Data and key are those of the first run. */
    private static void itIsTheSame(OasisCommand oasis, String env) throws IOException {
        assertThat(key(Files.readString(oasis.home().resolve("env")))).isEqualTo(key(env));
        String line = ". \"$OASIS_HOME/env\" && " + CHECK
                + " && curl -fsS -H \"Authorization: Bearer $OASIS_ADMIN_KEY\" \"$OASIS_URL/admin/apps/demo\"";
        assertThat(succeed(oasis.shell(line)).output()).startsWith("200").contains("\"slug\":\"demo\"");
    }

    private static String key(String env) {
        return env.lines().filter(line -> line.startsWith("OASIS_ADMIN_KEY=")).findFirst().orElseThrow();
    }

    private static Result succeed(Result result) {
        assertThat(result.status()).as(result.output()).isZero();
        return result;
    }
}
