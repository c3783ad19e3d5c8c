package cn.pingliang.sharing.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.function.SerializableFunction;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are read rather than worked in: a plain HTML table with headers that name rows and columns, figures aligned to
 * the right, totals at the foot. On phones every row becomes a card. For long lists that scroll there is Vaadin's Grid.
 *
 * <pre>{@code
 * new DataTable<Row>("review.by-institution")
 *         .column("review.institution", Row::name)
 *         .numeric("review.effective", row -> formats.number(row.effectiveHours(), 1))
 *         .link(row -> "review/" + row.key())
 *         .items(rows)
 *         .footer(getTranslation("review.total"), formats.number(total, 1));
 * }</pre>
 */
@Tag("table")
public final class DataTable<T> extends Component implements HasStyle {

    private static final long serialVersionUID = 1L;

    private record Column<T>(String header, boolean numeric, SerializableFunction<T, Component> cell)
            implements Serializable {}

    private final List<Column<T>> columns = new ArrayList<>();
    private final Element head = new Element("tr");
    private final Element body = new Element("tbody");
    private @Nullable SerializableFunction<T, @Nullable String> link;

    /** @param captionKey names the table for those who cannot see what stands above it; shown to nobody else */
    public DataTable(String captionKey, Object... arguments) {
        addClassName("table");
        var caption = new Element("caption").setText(getTranslation(captionKey, arguments));
        caption.getClassList().add("visually-hidden");
        getElement().appendChild(caption, new Element("thead").appendChild(head), body);
    }

    /** @param key of the header's translation */
    public DataTable<T> column(String key, SerializableFunction<T, String> text) {
        return add(key, false, row -> new Span(text.apply(row)));
    }

    /** A column of dates, times or single words, which are not broken where there is room. */
    public DataTable<T> word(String key, SerializableFunction<T, String> text) {
        return add(key, false, row -> {
            var word = new Span(text.apply(row));
            word.addClassName("word");
            return word;
        });
    }

    /** A column of figures; the unit belongs into the header. */
    public DataTable<T> numeric(String key, SerializableFunction<T, String> text) {
        return add(key, true, row -> new Span(text.apply(row)));
    }

    /** A column of figures, each of which opens what it is made of. */
    public DataTable<T> numericLink(
            String key, SerializableFunction<T, String> text, SerializableFunction<T, String> href) {
        return add(key, true, row -> new Anchor(href.apply(row), text.apply(row)));
    }

    /** A column of badges, buttons or links. */
    public DataTable<T> component(String key, SerializableFunction<T, Component> cell) {
        return add(key, false, cell);
    }

    private DataTable<T> add(String key, boolean numeric, SerializableFunction<T, Component> cell) {
        var column = new Column<>(getTranslation(key), numeric, cell);
        columns.add(column);
        var header = new Element("th").setAttribute("scope", "col").setText(column.header());
        head.appendChild(marked(header, column));
        return this;
    }

    /** Makes the whole row lead somewhere; a null address leaves that row as it is. Before {@link #items}. */
    public DataTable<T> link(SerializableFunction<T, @Nullable String> href) {
        link = href;
        return this;
    }

    /** Shows these rows instead of any before. */
    public DataTable<T> items(List<T> rows) {
        body.removeAllChildren();
        rows.forEach(row -> body.appendChild(row(row)));
        return this;
    }

    /** The totals, a cell for each column from the left; empty texts for columns without one. */
    public DataTable<T> footer(String... cells) {
        var row = new Element("tr");
        for (var i = 0; i < cells.length; i++) {
            var cell = i == 0 ? new Element("th").setAttribute("scope", "row") : new Element("td");
            row.appendChild(labelled(cell.setText(cells[i]), columns.get(i)));
        }
        getElement().appendChild(new Element("tfoot").appendChild(row));
        return this;
    }

    private Element row(T item) {
        var row = new Element("tr");
        for (var i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            var cell = i == 0 ? new Element("th").setAttribute("scope", "row") : new Element("td");
            var content = column.cell().apply(item);
            cell.appendChild((i == 0 ? linked(item, content) : content).getElement());
            row.appendChild(labelled(cell, column));
        }
        return row;
    }

    private Component linked(T item, Component content) {
        var href = link == null ? null : link.apply(item);
        if (href == null) {
            return content;
        }
        var anchor = new Anchor(href, content);
        anchor.addClassName("row-link");
        return anchor;
    }

    private static Element labelled(Element cell, Column<?> column) {
        return marked(cell.setAttribute("data-label", column.header()), column);
    }

    private static Element marked(Element cell, Column<?> column) {
        if (column.numeric()) {
            cell.getClassList().add("num");
        }
        return cell;
    }
}
