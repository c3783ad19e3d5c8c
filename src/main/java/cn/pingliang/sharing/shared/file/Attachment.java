package cn.pingliang.sharing.shared.file;

import cn.pingliang.sharing.shared.Refusal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file that somebody hands in with what they write: of a kind that may come in, neither empty nor too large. */
public final class Attachment {

    public static final int LARGEST = 10 * 1024 * 1024;

    /** With one message. */
    public static final int MOST = 5;

    private final String name;
    private final FileKind kind;
    private final byte[] content;

    private Attachment(String name, FileKind kind, byte[] content) {
        this.name = name;
        this.kind = kind;
        this.content = content;
    }

    /** A file as it came, and what is said to it. */
    public sealed interface Checked {
        record Fine(Attachment attachment) implements Checked {}

        record Refused(Refusal refusal) implements Checked {}
    }

    /** @param name as the sender's machine calls it */
    public static Checked check(String name, byte[] content) {
        var called = FileName.of(name);
        if (content.length == 0) {
            return new Checked.Refused(Refusal.of("file-empty", called));
        }
        if (content.length > LARGEST) {
            return new Checked.Refused(tooLarge(called));
        }
        return FileKind.of(content, called)
                .<Checked>map(
                        kind -> new Checked.Fine(new Attachment(FileName.of(called, kind), kind, content.clone())))
                .orElseGet(() -> new Checked.Refused(Refusal.of("file-kind", called)));
    }

    /** For who knows it before the file has come. */
    public static Refusal tooLarge(String name) {
        return Refusal.of("file-size", FileName.of(name), LARGEST / 1024 / 1024);
    }

    public static Refusal tooMany() {
        return Refusal.of("file-count", MOST);
    }

    public String name() {
        return name;
    }

    public FileKind kind() {
        return kind;
    }

    public byte[] content() {
        return content.clone();
    }

    public int size() {
        return content.length;
    }

    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
