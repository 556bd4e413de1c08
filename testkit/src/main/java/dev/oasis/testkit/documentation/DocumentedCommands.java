package dev.oasis.testkit.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.oasis.testkit.RepositoryRoot;

/** What a page tells its reader to type, as far as it says so: the blocks behind {@code <!-- test: name -->}. */
public final class DocumentedCommands {

    private static final Pattern BLOCK = Pattern.compile("<!-- test: (\\S+) -->\\s*```sh\\n(.*?)```", Pattern.DOTALL);
    private static final String MARK = "<!-- test: ";

    private final String page;
    private final Map<String, String> blocks;

    private DocumentedCommands(String page, Map<String, String> blocks) {
        this.page = page;
        this.blocks = blocks;
    }

    /**
     * @param page relative to the root of the repository
     * @throws AssertionError when it has no mark, or one that no block of its own name follows
     */
    public static DocumentedCommands of(String page) {
        String markdown = read(page);
        Map<String, String> blocks = new LinkedHashMap<>();
        Matcher block = BLOCK.matcher(markdown);
        while (block.find()) {
            blocks.put(block.group(1), block.group(2));
        }
        long marks = markdown.lines().filter(line -> line.strip().startsWith(MARK)).count();
        if (blocks.isEmpty() || blocks.size() != marks) {
            throw new AssertionError(page + " has " + marks + " marks, and blocks with a name of their own behind them: "
                    + blocks.keySet());
        }
        return new DocumentedCommands(page, blocks);
    }

    private static String read(String page) {
        try {
            return Files.readString(RepositoryRoot.find().resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of one block. */
    public String block(String name) {
        if (!blocks.containsKey(name)) {
            throw new AssertionError(page + " has no block " + name + ", only " + blocks.keySet());
        }
        return blocks.get(name);
    }

    /** All blocks in their order, each announced by its name, after some lines of the test's own. */
    public String script(String before) {
        StringBuilder script = new StringBuilder(before).append('\n');
        blocks.forEach((name, lines) -> script.append("echo '== ").append(name).append("'\n").append(lines).append("echo\n"));
        return script.toString();
    }
}
