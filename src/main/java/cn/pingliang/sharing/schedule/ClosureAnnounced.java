package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.catalogue.ResourceId;
import java.util.UUID;

/**
 * An instrument was closed by a plan, or opened again: one event for each instrument, however many times it is about.
 *
 * @param closure the first of them, or the one that was asked to be opened again
 */
public record ClosureAnnounced(UUID closure, ClosureAction action, ResourceId instrument, int times) {}
