package cn.pingliang.sharing.shared;

/** The person may know of the thing, but not do this with it. */
public class ForbiddenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ForbiddenException(String what) {
        super(what);
    }
}
