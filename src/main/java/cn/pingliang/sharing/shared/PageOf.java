package cn.pingliang.sharing.shared;

import java.util.List;
import java.util.function.Function;

/**
 * A stretch of a longer list, in the shape the API shows.
 *
 * @param page counted from 0
 * @param total how many there are in the whole list
 */
public record PageOf<T>(List<T> items, int page, int size, long total) {

    public PageOf {
        items = List.copyOf(items);
    }

    public <R> PageOf<R> map(Function<? super T, ? extends R> each) {
        return new PageOf<>(items.stream().<R>map(each).toList(), page, size, total);
    }
}
