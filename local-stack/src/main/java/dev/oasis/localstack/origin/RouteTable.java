package dev.oasis.localstack.origin;

import java.util.Map;

/**
 * Which backend a path belongs to. Immutable.
 *
 * @param <B> what stands for a backend
 */
public final class RouteTable<B> {

    private final Map<String, B> byPrefix;
    private final B otherwise;

    /**
     * @param byPrefix backends by first path segment, or by whole path, without the slashes around it
     * @param otherwise the backend of every other path
     */
    public RouteTable(Map<String, B> byPrefix, B otherwise) {
        this.byPrefix = Map.copyOf(byPrefix);
        this.otherwise = otherwise;
    }

    /** The backend of a path; {@code /admin} and {@code /admin/x} match {@code admin}, {@code /administrator} does not. */
    public B find(String path) {
        B whole = byPrefix.get(withoutSlashes(path));
        return whole != null ? whole : byPrefix.getOrDefault(firstSegment(path), otherwise);
    }

    private static String withoutSlashes(String path) {
        int start = path.startsWith("/") ? 1 : 0;
        int end = path.endsWith("/") ? path.length() - 1 : path.length();
        return start < end ? path.substring(start, end) : "";
    }

    static String firstSegment(String path) {
        int start = path.startsWith("/") ? 1 : 0;
        int end = path.indexOf('/', start);
        return path.substring(start, end < 0 ? path.length() : end);
    }
}
