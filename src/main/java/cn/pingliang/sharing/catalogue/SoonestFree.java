package cn.pingliang.sharing.catalogue;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** When instruments can be had next. The catalogue shows it, the module that knows the rules says it. */
public interface SoonestFree {

    /**
     * For any number of instruments in the same few queries.
     *
     * @return the moment the soonest slot begins that an enterprise could ask for, without those that have none in the next two weeks
     */
    Map<ResourceId, Instant> soonestFree(Collection<ResourceId> instruments);
}
