package cn.pingliang.sharing.audit;

import java.util.UUID;

/** Where the trail is not as it was sealed. */
public sealed interface Flaw {

    /** The number of the seal that tells it. */
    long seal();

    /** What the entry says now is not what was sealed. */
    record EntryChanged(long seal, UUID entry) implements Flaw {}

    record EntryMissing(long seal, UUID entry) implements Flaw {}

    /** An entry among those of the seal that was not there when it was made. */
    record EntryAdded(long seal, UUID entry) implements Flaw {}

    /** Its hash does not follow from what it says and the seal before. */
    record SealChanged(long seal) implements Flaw {}

    record SealMissing(long seal) implements Flaw {}
}
