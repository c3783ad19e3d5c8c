package cn.pingliang.sharing.webhook;

/** What somebody can do with a webhook. */
public enum WebhookAction {
    ADD,
    CHANGE,
    REPLACE_SECRET,
    SWITCH_ON,
    SWITCH_OFF,
    REMOVE
}
