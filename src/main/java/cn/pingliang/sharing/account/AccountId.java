package cn.pingliang.sharing.account;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

@Embeddable
public record AccountId(UUID value) implements Serializable {
    @Override
    public String toString() {
        return value.toString();
    }
}
