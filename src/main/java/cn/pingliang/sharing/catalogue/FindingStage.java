package cn.pingliang.sharing.catalogue;

/** 初期、中期、成熟应用. */
public enum FindingStage {
    EARLY,
    MIDDLE,
    MATURE
}
