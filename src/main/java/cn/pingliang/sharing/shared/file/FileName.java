package cn.pingliang.sharing.shared.file;

import java.text.Normalizer;
import java.util.Locale;

/** Names for files that come from other people's machines: no folders, nothing unseen, and the ending of what is in them. */
final class FileName {

    private static final int LONGEST = 120;
    private static final String NONE = "file";

    private FileName() {}

    static String of(String asSent) {
        var alone = asSent.substring(Math.max(asSent.lastIndexOf('/'), asSent.lastIndexOf('\\')) + 1);
        var plain = Normalizer.normalize(alone, Normalizer.Form.NFC)
                // Control and formatting characters, among them those that turn the reading direction.
                .replaceAll("[\\p{Cntrl}\\p{Cf}]", "")
                .replaceAll("[<>:\"|?*;%]", "_")
                .replaceAll("\\s+", " ")
                .replaceAll("^[. ]+|[. ]+$", "");
        return plain.isEmpty() ? NONE : shortened(plain);
    }

    /** So that no machine takes it for something else. */
    static String of(String name, FileKind kind) {
        var small = name.toLowerCase(Locale.ROOT);
        return kind.endings().stream().anyMatch(ending -> small.endsWith("." + ending))
                ? name
                : name + "." + kind.endings().getFirst();
    }

    /** Keeps the ending. */
    private static String shortened(String name) {
        var length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - ending.length())) + ending;
    }
}
