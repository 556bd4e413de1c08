package dev.oasis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.oasis.e2e.platform.OasisCommand;
import dev.oasis.e2e.platform.OasisCommand.Result;
import dev.oasis.e2e.platform.Repository;
import dev.oasis.localstack.stack.LoopbackPort;

/** What the README tells its reader to type works when it is typed. */
@Order(2)
class ReadmeTest {

    private static final Pattern BLOCK = Pattern.compile("<!-- test: (\\S+) -->\\s*```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern MARK = Pattern.compile("<!-- test: ");

    @Test
    void the_first_release_by_hand(@TempDir Path directory) throws IOException {
        String readme = Files.readString(Repository.root().resolve("README.md"));
        Map<String, String> blocks = blocks(readme);
        assertThat(blocks).isNotEmpty().hasSize((int) MARK.matcher(readme).results().count());
        StringBuilder script = new StringBuilder();
        blocks.forEach((name, lines) -> script.append("echo '== ").append(name).append("'\n").append(lines).append("echo\n"));
        try (OasisCommand oasis = new OasisCommand(directory)) {
            Result up = oasis.run("up", "--detach", "--port", Integer.toString(LoopbackPort.free()));
            assertThat(up.status()).as(up.output()).isZero();
            Result done = oasis.script(script.toString());
            assertThat(done.status()).as(done.output()).isZero();
            assertThat(done.output()).contains("\"updateDownloads\":1", "\"name\":\"CI of my-app\"", "\"intact\":true",
                    "\"reason\":\"held\"");
        }
    }

    /** The marked blocks by name, in their order. */
    private static Map<String, String> blocks(String markdown) {
        Map<String, String> blocks = new LinkedHashMap<>();
        Matcher block = BLOCK.matcher(markdown);
        while (block.find()) {
            blocks.put(block.group(1), block.group(2));
        }
        return blocks;
    }
}
