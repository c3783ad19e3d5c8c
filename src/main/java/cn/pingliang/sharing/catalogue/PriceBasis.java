package cn.pingliang.sharing.catalogue;

/** What the published fee is reckoned by (成本补偿、非盈利, 国科发基〔2017〕289号 art. 14). */
public enum PriceBasis {
    FREE,
    PER_HOUR,
    PER_RUN,
    PER_SAMPLE,
    /** 面议. */
    NEGOTIABLE
}
