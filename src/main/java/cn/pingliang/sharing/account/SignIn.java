package cn.pingliang.sharing.account;

import org.springframework.security.core.AuthenticationException;

/** The addresses of signing in, for links and for the security chains. */
public final class SignIn {

    /** The page of the embedded provider where local accounts give their password. */
    public static final String PAGE = "/sign-in";

    /** Begins a sign-in at whichever provider is configured. */
    public static final String START = "/oauth2/authorization/" + EmbeddedIdentityProvider.CLIENT_ID;

    /** Session attribute with the name of the last sign-in that failed, so that the page need not ask for it again. */
    public static final String NAME_GIVEN = "portal.sign-in.name-given";

    static final String REDIRECT = "/login/oauth2/code/" + EmbeddedIdentityProvider.CLIENT_ID;

    private SignIn() {}

    /** Thrown where an access token is unknown or has ended. */
    static class BadTokenException extends AuthenticationException {
        private static final long serialVersionUID = 1L;

        BadTokenException() {
            super("unknown or ended access token");
        }
    }
}
