package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.shared.TimeSlot;

public record ScheduledSlot(TimeSlot slot, SlotState state) {}
