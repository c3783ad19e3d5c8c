package cn.pingliang.sharing.shared.database;

import cn.pingliang.sharing.shared.Message;

/** The portal cannot start here; the message says why and the remedy what the operator can do. */
class StartRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Message reason;
    private final transient Message remedy;

    StartRefusedException(String rule, Throwable cause, Object... arguments) {
        super(rule, cause);
        this.reason = Message.of("start." + rule + ".reason", arguments);
        this.remedy = Message.of("start." + rule + ".remedy", arguments);
    }

    StartRefusedException(String rule, Object... arguments) {
        super(rule);
        this.reason = Message.of("start." + rule + ".reason", arguments);
        this.remedy = Message.of("start." + rule + ".remedy", arguments);
    }

    Message reason() {
        return reason;
    }

    Message remedy() {
        return remedy;
    }
}
