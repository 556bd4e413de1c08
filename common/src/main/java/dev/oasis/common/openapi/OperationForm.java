package dev.oasis.common.openapi;

import java.util.Set;

/**
 * What can be told of an operation from its outside.
 *
 * @param path as the document has it, with {@code {parameters}}
 * @param rest whether REST serves it; otherwise it is a route of its own
 * @param unsafe whether it may change something
 * @param body whether it takes one
 * @param credentials whether it asks for some
 * @param query names of its query parameters
 * @param headers names of its header parameters
 */
record OperationForm(String path, boolean rest, boolean unsafe, boolean body, boolean credentials, Set<String> query,
        Set<String> headers) {

    /** Whether unknown fields and parameters are refused by name. */
    boolean isStrict() {
        return path.startsWith("/admin/") || path.startsWith("/ci/");
    }
}
