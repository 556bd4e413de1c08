package dev.oasis.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What wrk asks for: one path, or many in turn.
 *
 * @param list a file with a path on each line; null for the first alone
 */
record Paths(String first, Path list) {

    private static final String SCRIPT = """
            local requests = {}
            local last = 0
            function init(arguments)
              for path in io.lines(arguments[1]) do requests[#requests + 1] = wrk.format("GET", path) end
            end
            function request()
              last = last % #requests + 1
              return requests[last]
            end
            """;

    static Paths one(String path) {
        return new Paths(path, null);
    }

    /** @param directory for the two files that wrk reads */
    static Paths inTurn(Path directory, String name, List<String> paths) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("in-turn.lua"), SCRIPT);
        return new Paths(paths.get(0), Files.write(directory.resolve(name + ".txt"), paths));
    }

    /** The end of wrk's command line. */
    List<String> arguments(String url) {
        return list == null ? List.of(url)
                : List.of("-s", list.resolveSibling("in-turn.lua").toString(), url, "--", list.toString());
    }
}
