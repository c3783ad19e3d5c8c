package cn.pingliang.sharing.training;

import cn.pingliang.sharing.catalogue.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * Which trainings somebody responsible looks for.
 *
 * @param instrument only on this one; null for all
 * @param person the whole login name, or a part of the person's or their organisation's name; null for everybody
 */
public record TrainingQuery(
        @Nullable ResourceId instrument, @Nullable String person, Part part) {

    public enum Part {
        /** In force, or following one that is. */
        IN_FORCE,
        /** Of these, those that end soon. */
        ENDS_SOON,
        /** By their day, or ended before. */
        OVER
    }
}
