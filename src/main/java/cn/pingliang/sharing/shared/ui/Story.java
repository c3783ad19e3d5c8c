package cn.pingliang.sharing.shared.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happened to something people asked for, from the first day to the last: steps, words and files in one list. It
 * knows nothing of what was asked for.
 */
public final class Story extends Composite<OrderedList> {

    private static final long serialVersionUID = 1L;

    /**
     * One thing that happened.
     *
     * @param what in a few words
     * @param by whoever did it
     * @param fact what it set, such as a time; null for most
     * @param words what was said with it
     * @param said whether it was no more than words
     */
    public record Entry(
            String what,
            String by,
            Instant at,
            @Nullable String fact,
            @Nullable String words,
            boolean said,
            List<File> files) {
        public Entry {
            files = List.copyOf(files);
        }
    }

    /** @param address from which it is downloaded */
    public record File(String name, long size, String address) {}

    /** @param entries oldest first */
    public Story(List<Entry> entries) {
        getContent().addClassName("timeline");
        entries.forEach(entry -> getContent().add(item(entry)));
    }

    private ListItem item(Entry entry) {
        var what = new Span(entry.what());
        what.addClassName("what");
        var when =
                new Span(getTranslation("story.by", entry.by(), Formats.here().dateTime(entry.at())));
        when.addClassName("muted");
        var item = new ListItem(what, when);
        if (entry.said()) {
            item.addClassName("timeline__said");
        }
        if (entry.fact() != null) {
            item.add(new Paragraph(entry.fact()));
        }
        if (entry.words() != null) {
            var words = new Paragraph(entry.words());
            words.addClassName("timeline__words");
            item.add(words);
        }
        if (!entry.files().isEmpty()) {
            item.add(files(entry.files()));
        }
        return item;
    }

    private Div files(List<File> files) {
        var cluster = new Div();
        cluster.addClassNames("cluster", "timeline__files");
        files.forEach(file -> {
            var link = new Anchor(
                    file.address(),
                    getTranslation("story.file", file.name(), Formats.here().bytes(file.size())));
            link.setDownload(true);
            link.setRouterIgnore(true);
            cluster.add(link);
        });
        return cluster;
    }
}
