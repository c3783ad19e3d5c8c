package cn.pingliang.sharing.booking;

/** 用户评价, the five grades of the national service record. */
public enum Rating {
    VERY_SATISFIED,
    SATISFIED,
    NEUTRAL,
    DISSATISFIED,
    VERY_DISSATISFIED
}
