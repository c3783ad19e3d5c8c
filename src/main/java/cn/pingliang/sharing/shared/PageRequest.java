package cn.pingliang.sharing.shared;

/**
 * Which stretch of a list is wanted.
 *
 * @param page counted from 0
 * @param size 1 to 200
 */
public record PageRequest(int page, int size) {

    public static final int LARGEST = 200;

    public PageRequest {
        if (page < 0 || page > 1_000_000 || size < 1 || size > LARGEST) {
            throw new IllegalArgumentException("page %d of size %d".formatted(page, size));
        }
    }

    public int offset() {
        return page * size;
    }
}
