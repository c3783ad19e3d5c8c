package cn.pingliang.sharing.training;

import java.io.Serializable;
import java.util.UUID;

/** Of somebody's wish to be trained. */
public record WishId(UUID value) implements Serializable {
    @Override
    public String toString() {
        return value.toString();
    }
}
