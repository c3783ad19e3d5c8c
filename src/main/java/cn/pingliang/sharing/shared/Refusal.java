package cn.pingliang.sharing.shared;

/**
 * An expected "no": which rule, why, and what the person can do instead. A value, never an exception.
 *
 * @param rule stable name of the rule, as the API tells it ({@code min-notice})
 */
public record Refusal(String rule, Message reason, Message remedy) {

    /** A refusal whose sentences are {@code refusal.<rule>.reason} and {@code refusal.<rule>.remedy}, with the same arguments. */
    public static Refusal of(String rule, Object... arguments) {
        return new Refusal(
                rule,
                Message.of("refusal." + rule + ".reason", arguments),
                Message.of("refusal." + rule + ".remedy", arguments));
    }
}
