package cn.pingliang.sharing.training;

import java.io.Serializable;
import java.util.UUID;

public record TrainingId(UUID value) implements Serializable {
    @Override
    public String toString() {
        return value.toString();
    }
}
