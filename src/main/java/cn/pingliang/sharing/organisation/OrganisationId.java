package cn.pingliang.sharing.organisation;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

@Embeddable
public record OrganisationId(UUID value) implements Serializable {
    @Override
    public String toString() {
        return value.toString();
    }
}
