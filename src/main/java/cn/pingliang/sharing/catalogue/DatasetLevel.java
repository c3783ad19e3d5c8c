package cn.pingliang.sharing.catalogue;

/** 公开、有条件、内部: how far a dataset is open (科学数据管理办法, 国办发〔2018〕17号). */
public enum DatasetLevel {
    PUBLIC,
    CONDITIONAL,
    INTERNAL
}
