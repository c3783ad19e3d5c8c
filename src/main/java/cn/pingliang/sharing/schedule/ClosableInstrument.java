package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.catalogue.ResourceId;

/** An instrument that the account asking may close. */
public record ClosableInstrument(ResourceId id, String name, String nameEn) {}
