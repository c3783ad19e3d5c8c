package cn.pingliang.sharing.catalogue;

import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.TimeOrderedId;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Any of the four kinds; where only one kind makes sense, the service that takes it says so. */
@Embeddable
public record ResourceId(UUID value) implements Serializable {

    /** @throws NotFoundException where the text is no id, as it is where no resource has it */
    public static ResourceId of(String text) {
        return TimeOrderedId.parse(text)
                .map(ResourceId::new)
                .orElseThrow(() -> new NotFoundException("resource " + text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
