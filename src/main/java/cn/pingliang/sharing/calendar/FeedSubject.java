package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;

/** What the entries of a feed are about. */
public sealed interface FeedSubject {

    /** The bookings of whoever made the address. */
    record Own() implements FeedSubject {}

    /** For its managers and its institution's administrators. */
    record Instrument(ResourceId id) implements FeedSubject {}

    /** All its instruments, for its administrators. */
    record Institution(OrganisationId id) implements FeedSubject {}

    /** With the names of what it is about; empty for one's own. */
    record Named(FeedSubject subject, String name, String nameEn) {}
}
