package cn.pingliang.sharing.catalogue;

/** 应用技术、基础理论、软科学. Only the first counts in the transfer rate. */
public enum FindingType {
    APPLIED_TECHNOLOGY,
    BASIC_THEORY,
    SOFT_SCIENCE
}
