package cn.pingliang.sharing.usage;

/** 服务方式 of the national service record: those of a booking, and 其他 for uses that institutions enter themselves. */
public enum UsageMode {
    SELF_OPERATED,
    TRAINED,
    ENTRUSTED,
    REMOTE,
    OTHER
}
