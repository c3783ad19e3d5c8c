package cn.pingliang.sharing.account;

import cn.pingliang.sharing.shared.web.Problem;
import cn.pingliang.sharing.shared.web.ProblemAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Slows down whoever tries passwords, before any password is looked at. */
class SignInPaceFilter extends OncePerRequestFilter {

    private final SignInPace pace;
    private final ProblemAnswers problems;
    private final BasicAuthenticationConverter credentials = new BasicAuthenticationConverter();

    SignInPaceFilter(SignInPace pace, ProblemAnswers problems) {
        this.pace = pace;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var wait = pace.waitBefore(name(request), request.getRemoteAddr());
        if (wait.isZero()) {
            chain.doFilter(request, response);
            return;
        }
        var seconds = wait.plusMillis(999).toSeconds();
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        problems.write(Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", seconds), request, response);
    }

    /** Unreadable credentials are refused by the filter after this one; here they share one bucket. */
    private String name(HttpServletRequest request) {
        try {
            var given = credentials.convert(request);
            return given == null ? "" : given.getName();
        } catch (AuthenticationException unreadable) {
            return "";
        }
    }
}
