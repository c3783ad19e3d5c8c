package cn.pingliang.sharing.notification;

/** What a link in a mail carries; it stands for the account it was sent to, for one decision. */
public record LinkSecret(String value) {
    @Override
    public String toString() {
        return "secret";
    }
}
