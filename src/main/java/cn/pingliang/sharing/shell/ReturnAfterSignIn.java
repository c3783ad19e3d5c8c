package cn.pingliang.sharing.shell;

import cn.pingliang.sharing.account.SignIn;
import cn.pingliang.sharing.shared.PortalProperties;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Brings people who pressed 登录 back to the page they pressed it on, as those who met a closed door come back to it: the
 * address is remembered where Spring Security keeps the requests it interrupted.
 */
class ReturnAfterSignIn extends OncePerRequestFilter {

    static final String PARAMETER = "return";

    /** {@link HttpSessionRequestCache}'s own, which it does not tell. */
    private static final String SAVED_REQUEST = "SPRING_SECURITY_SAVED_REQUEST";

    private final String portal;

    ReturnAfterSignIn(PortalProperties portal) {
        this.portal = portal.baseUrl();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(request.getContextPath() + SignIn.START);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var page = request.getParameter(PARAMETER);
        if (page != null && isOurs(page)) {
            request.getSession().setAttribute(SAVED_REQUEST, new SimpleSavedRequest(portal + page));
        }
        chain.doFilter(request, response);
    }

    /** Only paths of the portal: nobody is to be sent elsewhere by a link that looks like a sign-in. */
    private static boolean isOurs(String page) {
        return page.startsWith("/")
                && !page.startsWith("//")
                && page.chars().noneMatch(character -> character == '\\' || Character.isISOControl(character));
    }
}
