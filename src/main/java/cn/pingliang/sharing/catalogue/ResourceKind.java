package cn.pingliang.sharing.catalogue;

public enum ResourceKind {
    /** 科研仪器. */
    INSTRUMENT,
    /** 科研基础设施. */
    FACILITY,
    /** 科技数据文献. */
    DATASET,
    /** 科技成果. */
    FINDING
}
