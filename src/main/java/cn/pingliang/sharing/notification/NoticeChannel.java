package cn.pingliang.sharing.notification;

/**
 * A way notices reach people outside the portal. Every bean of this type is used; mail is the first. Another one, such as SMS,
 * needs a bean and the translation {@code notices.channel.<name>}; nothing else knows how many there are.
 */
public interface NoticeChannel {

    /** Stable: people's settings and the outbox know it by this. */
    String name();

    /** Whether it is set up. While it is not, nothing is kept for it. */
    boolean isOn();

    /** Whether it has an address of the person. */
    boolean reaches(Recipient person);

    /**
     * Brings the notices to the person. It may be called again for the same delivery where it is not known whether it arrived:
     * whatever it hands on carries the delivery's id, so that who gets it twice can tell.
     *
     * @throws DeliveryFailedException where it did not work; it is tried again later
     */
    void deliver(Delivery delivery) throws DeliveryFailedException;
}
