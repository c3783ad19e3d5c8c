package cn.pingliang.sharing.notification;

/** A channel could not deliver. */
public class DeliveryFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean channelDown;

    /** @param channelDown whether nobody can be reached this way at the moment, so that the others need not be tried */
    public DeliveryFailedException(boolean channelDown, Throwable cause) {
        super(cause.getMessage(), cause);
        this.channelDown = channelDown;
    }

    boolean isChannelDown() {
        return channelDown;
    }
}
