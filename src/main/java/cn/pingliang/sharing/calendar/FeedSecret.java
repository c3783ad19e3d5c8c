package cn.pingliang.sharing.calendar;

/** What the address of a feed carries; it stands for the account that made it, for reading its own bookings. */
public record FeedSecret(String value) {
    @Override
    public String toString() {
        return "secret";
    }
}
