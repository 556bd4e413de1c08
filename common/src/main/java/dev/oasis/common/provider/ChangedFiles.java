package dev.oasis.common.provider;

import java.util.List;

/**
 * What differs between two commits.
 *
 * @param paths of the files; a renamed one with both its names
 * @param complete false when the provider tells only a part, as both do from some hundred files on
 */
public record ChangedFiles(List<String> paths, boolean complete) {

    public ChangedFiles {
        paths = List.copyOf(paths);
    }
}
