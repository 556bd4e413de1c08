package dev.oasis.e2e.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    /** @param page relative to the root of the repository */
    public static DocumentedCommands of(String page) throws IOException {
        String markdown = Files.readString(Repository.root().resolve(page));
        Map<String, String> blocks = new LinkedHashMap<>();
        Matcher block = BLOCK.matcher(markdown);
        while (block.find()) {
            blocks.put(block.group(1), block.group(2));
        }
        long marks = markdown.lines().filter(line -> line.startsWith(MARK)).count();
        if (blocks.isEmpty() || blocks.size() != marks) {
            throw new AssertionError(page + " has " + marks + " marks, and blocks with a name of their own behind them: "
                    + blocks.keySet());
        }
        return new DocumentedCommands(page, blocks);
    }

    /** Those below a folder that have a mark, in the order of their names. */
    public static List<DocumentedCommands> below(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Repository.root().resolve(folder))) {
            List<Path> pages = files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
            List<DocumentedCommands> marked = new ArrayList<>();
            for (Path page : pages) {
                if (Files.readString(page).contains(MARK)) {
                    marked.add(of(folder + "/" + page.getFileName()));
                }
            }
            return marked;
        }
    }

    public String page() {
        return page;
    }

    /** All blocks, each announced by its name, after some lines of the test's own. */
    public String script(String before) {
        StringBuilder script = new StringBuilder(before).append('\n');
        blocks.forEach((name, lines) -> script.append("echo '== ").append(name).append("'\n").append(lines).append("echo\n"));
        return script.toString();
    }
}
