package cn.pingliang.sharing.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Serves calls of the API in the order they came, a few at a time. More at once would only wait for each other's turn on the
 * processors and on database connections, where whoever is lucky goes first: the slowest would wait several times as long, and
 * the screens with them. Connections are always left for the screens.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class ApiQueue extends OncePerRequestFilter {

    private static final int AT_ONCE = 8;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final int RETRY_AFTER_SECONDS = 5;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final ProblemAnswers problems;

    ApiQueue(ProblemAnswers problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isMyTurn()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS));
            problems.write(
                    Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", RETRY_AFTER_SECONDS),
                    request,
                    response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            turns.release();
        }
    }

    private boolean isMyTurn() {
        try {
            return turns.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
