package cn.pingliang.sharing.notification;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to be told.
 *
 * @param language of what reaches them outside the portal: Chinese or English
 * @param daily once a day and together, apart from what cannot wait
 * @param channels there are at the moment, the portal itself first
 * @param wanted what they want to hear of and how
 */
public record Preferences(
        Locale language, boolean daily, @Nullable QuietHours quiet, List<String> channels, Set<Choice> wanted) {

    public Preferences {
        channels = List.copyOf(channels);
        wanted = Set.copyOf(wanted);
    }

    public record Choice(NoticeKind kind, String channel) {

        boolean byDefault() {
            return channel.equals(NoticeWriter.PORTAL) ? kind.inPortalByDefault() : kind.outsideByDefault();
        }
    }
}
