package cn.pingliang.sharing.booking;

/** 服务方式, of the national service record. */
public enum ServiceMode {
    /** 占用共享: the user operates. */
    SELF_OPERATED,
    /** 技术共享: the user operates after training. */
    TRAINED,
    /** 委托共享: the institution measures samples sent in. */
    ENTRUSTED,
    /** 远程共享. */
    REMOTE
}
