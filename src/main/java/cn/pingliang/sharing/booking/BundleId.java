package cn.pingliang.sharing.booking;

import java.util.UUID;

/** Requests that were made together. */
public record BundleId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
