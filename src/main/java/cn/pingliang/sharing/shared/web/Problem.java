package cn.pingliang.sharing.shared.web;

import cn.pingliang.sharing.shared.Message;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * A refusal as the API tells it: {@code urn:pingliang-sharing:<name>}, with its title and detail in the caller's language.
 *
 * @param name also the key of its texts, {@code problem.<name>.title} and {@code problem.<name>.detail}
 * @param more further members of the answer; {@link Message}s among them are translated
 */
public record Problem(HttpStatus status, String name, Message detail, Map<String, Object> more) {

    public Problem {
        more = Map.copyOf(more);
    }

    public static Problem of(HttpStatus status, String name, Object... arguments) {
        return new Problem(status, name, Message.of("problem." + name + ".detail", arguments), Map.of());
    }

    public Problem with(String member, Object value) {
        var members = new LinkedHashMap<>(more);
        members.put(member, value);
        return new Problem(status, name, detail, members);
    }

    URI type() {
        return URI.create("urn:pingliang-sharing:" + name);
    }

    /** Thrown by controllers only, where an answer of another shape is due. */
    public ProblemException asException() {
        return new ProblemException(this);
    }

    /** Carries a problem from a controller to the one place that answers. */
    public static final class ProblemException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        private ProblemException(Problem problem) {
            super(problem.name());
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
