package dev.oasis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import dev.oasis.e2e.platform.OasisCommand;
import dev.oasis.e2e.platform.OasisCommand.Result;
import dev.oasis.e2e.platform.ReleasePost;
import dev.oasis.e2e.platform.SampleApp;
import dev.oasis.localstack.stack.LoopbackPort;
import dev.oasis.testkit.documentation.DocumentedCommands;
import dev.oasis.testkit.kit.SampleBundle;
import dev.oasis.testkit.kit.SampleFile;
import dev.oasis.testkit.kit.SampleSigner;

/**
 * The one command of a new user, with the packaged services, through the one origin; and on what it started, what the README
 * and the how-to pages tell their readers to type.
 */
@Order(1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OasisUpTest {

    private static final String CHECK = "curl -sS -o /dev/null -w '%{http_code}' \"$OASIS_URL/demo/update/linux/x86_64/1.0.0\"";
    private static final String LOGGED_IN = "set -a; . \"$OASIS_HOME/env\"; set +a";

    private String port;
    private OasisCommand oasis;
    private Result first;
    private String env;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        port = Integer.toString(LoopbackPort.free());
        oasis = new OasisCommand(directory);
        first = succeed(oasis.run("up", "--demo", "--detach", "--port", port));
        env = Files.readString(oasis.home().resolve("env"));
    }

    @AfterAll
    void end() {
        oasis.close();
    }

    @Test
    @Order(1)
    void the_printed_commands_work() throws IOException {
        List<String> commands = first.output().lines().dropWhile(line -> !line.equals("Try next:")).skip(1)
                .takeWhile(line -> line.startsWith("  ")).map(String::strip).toList();
        assertThat(commands).as(first.output()).hasSize(3);
        assertThat(succeed(oasis.shell(commands.get(0))).output()).contains("HTTP/1.1 200 OK", "\"version\":\"1.2.0\"");
        succeed(oasis.shell(commands.get(1)));
        assertThat(oasis.home().resolveSibling("work").resolve("demo.AppImage"))
                .hasBinaryContent(SampleBundle.good("pw", "myapp_1.2.0_amd64.AppImage").bytes());
        assertThat(succeed(oasis.shell(commands.get(2))).output()).contains("\"totalChecks\":");
        assertThat(env).contains("http://localhost:" + port);
    }

    @Test
    @Order(2)
    void the_commands_of_the_readme_work() {
        Result done = succeed(oasis.script(DocumentedCommands.of("README.md").script("")));

        assertThat(done.output()).contains("\"updateDownloads\":1", "\"name\":\"CI of my-app\"", "\"intact\":true",
                "\"reason\":\"held\"");
    }

    /** The pages speak of an app {@code myapp} with releases in variables. */
    @TestFactory
    @Order(3)
    Stream<DynamicTest> the_commands_of_the_how_to_pages_work() {
        SampleSigner signer = SampleSigner.create();
        SampleApp app = SampleApp.create("http://localhost:" + port, key(env).substring(key(env).indexOf('=') + 1), "myapp",
                signer.publicKey());
        Drafts drafts = new Drafts(app, signer);
        return Stream.of("recall", "staged-rollout").map(page -> DynamicTest.dynamicTest(page, () -> {
            String releases = "R=%s NEXT=%s BETA=%s MENDED=%s".formatted(drafts.next(""), drafts.next(""),
                    drafts.published("-beta.1"), drafts.next(""));
            succeed(oasis.script(DocumentedCommands.of("docs/how-to/" + page + ".md").script(LOGGED_IN + "\n" + releases)));
        }));
    }

    @Test
    @Order(4)
    void it_runs_once_and_is_the_same_after_down_and_after_a_kill() throws Exception {
        succeed(oasis.run("status"));
        Result second = oasis.run("up", "--detach", "--port", port);
        assertThat(second.status()).as(second.output()).isEqualTo(1);
        assertThat(second.output()).containsIgnoringCase("runs");

        succeed(oasis.run("down"));
        assertThat(oasis.run("status").status()).isEqualTo(3);
        succeed(oasis.run("up", "--detach", "--port", port));
        itIsTheSame();

        ProcessHandle launcher = oasis.launcher();
        launcher.destroyForcibly();
        launcher.onExit().get(30, TimeUnit.SECONDS);
        succeed(oasis.run("up", "--detach", "--port", port));
        itIsTheSame();
    }

    /** Data and key are those of the first run. */
    private void itIsTheSame() throws IOException {
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

    /** Complete drafts, each of a higher version. */
    private static final class Drafts {

        private final SampleApp app;
        private final SampleSigner signer;
        private int minor = 3;

        private Drafts(SampleApp app, SampleSigner signer) {
            this.app = app;
            this.signer = signer;
        }

        /** @param label such as {@code -beta.1} */
        private String next(String label) {
            String version = "1." + ++minor + ".0" + label;
            byte[] bytes = SampleFile.APPIMAGE.bytes(SampleFile.SMALLEST);
            String filename = SampleFile.APPIMAGE.filename("myapp", version);
            return app.post(app.with(ReleasePost.of(version), "linux-x86_64",
                    new SampleBundle(filename, bytes, signer.sign(bytes, filename, version)))).expect(201).json()
                    .at("/release/id").asText();
        }

        private String published(String label) {
            String release = next(label);
            app.publish(release);
            return release;
        }
    }
}
