package cn.pingliang.sharing.catalogue;

/** 转让、许可、作价投资、技术开发、咨询、服务: how its owner would part with a finding. */
public enum TransferWay {
    ASSIGNMENT,
    LICENCE,
    EQUITY,
    DEVELOPMENT,
    CONSULTING,
    SERVICE
}
