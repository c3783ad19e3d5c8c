package cn.pingliang.sharing.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers a repeated POST ({@code Idempotency-Key}) with the first answer. The answer is kept in the transaction that did
 * the work, so after a crash there are both or neither, and a client that asks again learns what happened.
 *
 * <p>The API's security chain places it after authorization; {@code who} tells the account the request acts for.
 */
public class FirstAnswerFilter extends OncePerRequestFilter {

    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;
    private static final int LARGEST_BODY = 1 << 20;

    private final FirstAnswers answers;
    private final TransactionTemplate transaction;
    private final ProblemAnswers problems;
    private final Supplier<Optional<UUID>> who;

    FirstAnswerFilter(
            FirstAnswers answers,
            TransactionTemplate transaction,
            ProblemAnswers problems,
            Supplier<Optional<UUID>> who) {
        this.answers = answers;
        this.transaction = transaction;
        this.problems = problems;
        this.who = who;
    }

    /** A token's secret is shown once and never stored, so its answer is not kept. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod())
                || request.getHeader(HEADER) == null
                || request.getRequestURI().endsWith("/tokens")
                || who.get().isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        var key = request.getHeader(HEADER);
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            problems.write(
                    Problem.of(HttpStatus.BAD_REQUEST, "idempotency-key-unusable", LONGEST_KEY), request, response);
        } else if (isOfParts(request)) {
            answerParts(key, request, response, chain);
        } else {
            answerBody(key, request, response, chain);
        }
    }

    private static boolean isOfParts(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private void answerBody(String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            problems.write(
                    Problem.of(HttpStatus.CONTENT_TOO_LARGE, "content-too-large", LARGEST_BODY >> 20),
                    request,
                    response);
        } else {
            answerOnce(attempt(key, fingerprint(request, body)), new BodyAgain(request, body), response, chain);
        }
    }

    /** The container keeps the parts, to be read as often as somebody likes. How large they may be, it says itself. */
    private void answerParts(String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        byte[] fingerprint;
        try {
            fingerprint = fingerprintOfParts(request);
        } catch (IllegalStateException | IOException | ServletException unreadable) {
            // The controllers meet the same, and answer it.
            work(chain, request, response);
            return;
        }
        answerOnce(attempt(key, fingerprint), request, response, chain);
    }

    private Attempt attempt(String key, byte[] fingerprint) {
        return new Attempt(who.get().orElseThrow(), key, fingerprint);
    }

    private void answerOnce(
            Attempt attempt, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        var caught = new ContentCachingResponseWrapper(response);
        var isFirst = Objects.requireNonNull(transaction.execute(status -> {
            if (!answers.claim(attempt.account(), attempt.key(), attempt.fingerprint())) {
                return false;
            }
            work(chain, request, caught);
            if (caught.getStatus() < HttpStatus.BAD_REQUEST.value()) {
                answers.keep(attempt.account(), attempt.key(), answer(caught));
            } else {
                status.setRollbackOnly();
            }
            return true;
        }));
        if (isFirst) {
            keepRefusal(attempt, caught);
            caught.copyBodyToResponse();
        } else {
            repeat(attempt, request, response);
        }
    }

    private static void work(FilterChain chain, HttpServletRequest request, HttpServletResponse response) {
        try {
            chain.doFilter(request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A refusal undid its transaction, and with it the claim; what can change by itself may be asked again. */
    private void keepRefusal(Attempt attempt, ContentCachingResponseWrapper caught) {
        var status = caught.getStatus();
        if (status >= HttpStatus.BAD_REQUEST.value()
                && status < HttpStatus.INTERNAL_SERVER_ERROR.value()
                && status != HttpStatus.TOO_MANY_REQUESTS.value()) {
            transaction.executeWithoutResult(ignored -> {
                if (answers.claim(attempt.account(), attempt.key(), attempt.fingerprint())) {
                    answers.keep(attempt.account(), attempt.key(), answer(caught));
                }
            });
        }
    }

    private void repeat(Attempt attempt, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var kept = answers.find(attempt.account(), attempt.key()).orElseThrow();
        if (!Arrays.equals(kept.fingerprint(), attempt.fingerprint())) {
            problems.write(Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused"), request, response);
            return;
        }
        var answer = kept.answer();
        response.setStatus(answer.status());
        if (answer.location() != null) {
            response.setHeader("Location", answer.location());
        }
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        if (answer.body() != null) {
            response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static FirstAnswers.Answer answer(ContentCachingResponseWrapper caught) {
        return new FirstAnswers.Answer(
                caught.getStatus(),
                caught.getContentType(),
                caught.getHeader("Location"),
                new String(caught.getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private static byte[] fingerprint(HttpServletRequest request, byte[] body) {
        return digest(request).digest(body);
    }

    /** Without what separates them, which a client may choose anew each time. */
    private static byte[] fingerprintOfParts(HttpServletRequest request) throws IOException, ServletException {
        var digest = digest(request);
        for (var part : request.getParts()) {
            for (var said :
                    new @Nullable String[] {part.getName(), part.getSubmittedFileName(), Long.toString(part.getSize())
                    }) {
                digest.update(Objects.requireNonNullElse(said, "").getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
            try (var content = new DigestInputStream(part.getInputStream(), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
        }
        return digest.digest();
    }

    private static MessageDigest digest(HttpServletRequest request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(request.getRequestURI().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Attempt(UUID account, String key, byte[] fingerprint) {}

    /** The request with its body to be read once more. */
    private static class BodyAgain extends HttpServletRequestWrapper {
        private final byte[] body;

        BodyAgain(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            var bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] into, int offset, int length) {
                    return bytes.read(into, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("the body is already here");
                }
            };
        }
    }
}
