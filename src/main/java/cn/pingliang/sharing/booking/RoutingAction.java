package cn.pingliang.sharing.booking;

/** What somebody can do with the routing of an institution's requests. */
public enum RoutingAction {
    SET_ROUTE,
    DROP_ROUTE,
    SET_DECISION_TIME,
    STAND_IN,
    END_STANDING_IN
}
