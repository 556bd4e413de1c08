package dev.oasis.common.paging;

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One page of a list.
 *
 * @param nextCursor to pass as {@code cursor} for the next page; null on the last
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * @param found up to one more than the limit, which tells whether there is a next page
     */
    public static <E, T> Page<T> of(List<E> found, Cursor cursor, Function<E, String> id, Function<E, T> view) {
        boolean more = found.size() > cursor.limit();
        List<E> shown = more ? found.subList(0, cursor.limit()) : found;
        return new Page<>(shown.stream().map(view).toList(), more ? cursor.after(id.apply(shown.get(shown.size() - 1))) : null);
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), nextCursor);
    }
}
