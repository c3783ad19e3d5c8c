package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.notification.Preferences.Choice;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everybody's own choice of what they are told and how. Only what differs from the defaults is kept, so that these may change. */
@Service
@Transactional
public class NoticePreferences {

    private final JdbcClient db;
    private final Readers readers;
    private final List<NoticeChannel> channels;

    NoticePreferences(JdbcClient db, Readers readers, List<NoticeChannel> channels) {
        this.db = db;
        this.readers = readers;
        this.channels = channels;
    }

    /** Two queries. */
    @Transactional(readOnly = true)
    public Preferences of(AccountId account) {
        var reader = readers.of(account);
        var chosen = chosen(account);
        return new Preferences(
                reader.person().language(),
                reader.daily(),
                reader.quiet(),
                channels(),
                choices()
                        .filter(choice -> chosen.getOrDefault(choice, choice.byDefault()))
                        .collect(Collectors.toSet()));
    }

    public void keep(Preferences preferences, AccountId account) {
        var quiet = preferences.quiet();
        db.sql("""
                        insert into notice_settings (account_id, language, daily, quiet_from, quiet_until)
                        values (?, ?, ?, ?, ?) on conflict (account_id) do update set language = excluded.language,
                            daily = excluded.daily, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until""")
                .param(account.value())
                .param(preferences.language().getLanguage().equals(Locale.ENGLISH.getLanguage()) ? "en" : "zh")
                .param(preferences.daily())
                .param(quiet == null ? null : quiet.from())
                .param(quiet == null ? null : quiet.until())
                .update();
        db.sql("delete from notice_choice where account_id = :account and channel in (:channels)")
                .param("account", account.value())
                .param("channels", channels())
                .update();
        choices()
                .filter(choice -> preferences.wanted().contains(choice) != choice.byDefault())
                .forEach(choice -> insert(choice, preferences.wanted(), account));
    }

    private void insert(Choice choice, Set<Choice> wanted, AccountId account) {
        db.sql("insert into notice_choice (account_id, kind, channel, wanted) values (?, ?, ?, ?)")
                .params(account.value(), choice.kind().name(), choice.channel(), wanted.contains(choice))
                .update();
    }

    private Map<Choice, Boolean> chosen(AccountId account) {
        var chosen = new HashMap<Choice, Boolean>();
        db.sql("select kind, channel, wanted from notice_choice where account_id = ?")
                .param(account.value())
                .query(row -> {
                    chosen.put(
                            new Choice(NoticeKind.valueOf(row.getString("kind")), row.getString("channel")),
                            row.getBoolean("wanted"));
                });
        return chosen;
    }

    private List<String> channels() {
        return Stream.concat(
                        Stream.of(NoticeWriter.PORTAL),
                        channels.stream().filter(NoticeChannel::isOn).map(NoticeChannel::name))
                .toList();
    }

    private Stream<Choice> choices() {
        return Arrays.stream(NoticeKind.values())
                .flatMap(kind -> channels().stream().map(channel -> new Choice(kind, channel)));
    }
}
