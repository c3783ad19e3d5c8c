package cn.pingliang.sharing.organisation;

public enum OrganisationKind {
    /** Owns resources: 甘肃医学院, 市农科院, 平凉职业技术学院 and those who join them. */
    INSTITUTION,
    /** Uses them. */
    ENTERPRISE,
    /** Oversees: 市科技局 everything, others the institutions under them. */
    BUREAU
}
