package cn.pingliang.sharing.catalogue;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** When instruments are free next. The catalogue shows it, the module that keeps the schedule knows it. */
public interface SoonestFree {

    /**
     * For any number of instruments in the same few queries.
     *
     * @return the moment the soonest free time begins, without those that have none in the next two weeks
     */
    Map<ResourceId, Instant> soonestFree(Collection<ResourceId> instruments);
}
