package cn.pingliang.sharing.booking;

import org.jspecify.annotations.Nullable;

/**
 * What the institution is told of the samples that it is to measure, beside how many they are.
 *
 * @param description what they are, in what state, how much of each, whether they are dangerous, how they are kept; at most
 *     {@link #LONGEST} characters; null where nothing was said
 * @param remains what happens with what is left of them; null where nothing was said
 */
public record SampleDetails(
        @Nullable String description, @Nullable Remains remains) {

    public static final int LONGEST = 600;

    /** Nothing was said. */
    public static final SampleDetails NONE = new SampleDetails(null, null);

    public SampleDetails {
        description = description == null || description.isBlank() ? null : description.strip();
    }

    /** 余样 */
    public enum Remains {
        /** They go back to the applicant. */
        RETURN,
        /** The institution disposes of them. */
        DISPOSE
    }

    boolean isEmpty() {
        return description == null && remains == null;
    }
}
