package cn.pingliang.sharing.shared;

import java.util.List;

/** A sentence for a person, as the key of its translation and what to fill in; see {@link Texts}. */
public record Message(String key, List<Object> arguments) {

    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }
}
