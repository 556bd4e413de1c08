package dev.oasis.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

import org.junit.jupiter.api.extension.ExtendWith;

import dev.oasis.e2e.platform.FaultTest;
import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.PlatformExtension;
import dev.oasis.e2e.platform.SampleApp;
import dev.oasis.localstack.up.ServiceDefinition;
import dev.oasis.testkit.kit.SampleSigner;

/** A service is told to end while it has something to do. */
@ExtendWith(PlatformExtension.class)
class OrderlyStopTest {

    private static final Duration STOPPED = Duration.ofSeconds(30);
    /** Says that the request was begun. */
    private static final String GO_ON = "HTTP/1.1 100 Continue\r\n\r\n";
    private static final String ACCEPTED = "HTTP/1.1 202";
    private static final String REPORT = """
            {"type":"installed","version":"1.0.0","platform":"linux-x86_64"}""";

    private final Platform platform;
    private final SampleApp app;

    OrderlyStopTest(Platform platform) {
        this.platform = platform;
        this.app = SampleApp.create(platform, SampleSigner.create().publicKey());
    }

    @FaultTest
    void update_api_answers_what_it_has_begun_to_read_before_it_ends() throws IOException {
        await().atMost(STOPPED).until(() -> app.open("/update/linux/x86_64/1.0.0").status() == 204);
        try (Socket client = new Socket("127.0.0.1", platform.port(ServiceDefinition.UPDATE_API))) {
            client.setSoTimeout((int) STOPPED.toMillis());
            OutputStream request = client.getOutputStream();
            request.write(("POST /" + app.slug() + "/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + REPORT.length() + "\r\nExpect: 100-continue\r\n\r\n").getBytes(UTF_8));
            assertThat(read(client, GO_ON.length())).isEqualTo(GO_ON);
            request.write(REPORT.substring(0, 10).getBytes(UTF_8));

            platform.end(ServiceDefinition.UPDATE_API);
            await().atMost(STOPPED).until(
                    () -> platform.anonymous(ServiceDefinition.UPDATE_API).get("/health/ready").status() == 503);
            request.write(REPORT.substring(10).getBytes(UTF_8));

            assertThat(read(client, ACCEPTED.length())).isEqualTo(ACCEPTED);
        } finally {
            await().atMost(STOPPED).until(() -> !platform.running(ServiceDefinition.UPDATE_API));
        }
    }

    private static String read(Socket client, int length) throws IOException {
        return new String(client.getInputStream().readNBytes(length), UTF_8);
    }
}
