package cn.pingliang.sharing.shared;

/** There is no such thing, or the person may not know that there is. The two are told alike. */
public class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFoundException(String what) {
        super(what);
    }
}
