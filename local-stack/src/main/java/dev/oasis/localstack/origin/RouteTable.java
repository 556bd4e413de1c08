package dev.oasis.localstack.origin;

import java.util.Map;

/**
 * Which backend a path belongs to. Immutable.
 *
 * @param <B> what stands for a backend
 */
public final class RouteTable<B> {

    private final Map<String, B> byFirstSegment;
    private final B otherwise;

    /**
     * @param byFirstSegment backends by first path segment, without slashes
     * @param otherwise the backend of every other path
     */
    public RouteTable(Map<String, B> byFirstSegment, B otherwise) {
        this.byFirstSegment = Map.copyOf(byFirstSegment);
        this.otherwise = otherwise;
    }

    /** The backend of a path; {@code /admin} and {@code /admin/x} match {@code admin}, {@code /administrator} does not. */
    public B find(String path) {
        return byFirstSegment.getOrDefault(firstSegment(path), otherwise);
    }

    static String firstSegment(String path) {
        int start = path.startsWith("/") ? 1 : 0;
        int end = path.indexOf('/', start);
        return path.substring(start, end < 0 ? path.length() : end);
    }
}
