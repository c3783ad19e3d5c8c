package cn.pingliang.sharing.training;

import cn.pingliang.sharing.catalogue.ResourceId;

/** One on which somebody can be trained. */
public record TrainedInstrument(ResourceId id, String name, String nameEn) {}
