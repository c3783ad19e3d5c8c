package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.shared.TimeSlot;

/** A stretch in which one unit cannot be given to anyone else, buffers included. */
record Occupancy(int unit, TimeSlot slot, OccupancyKind kind) {}
