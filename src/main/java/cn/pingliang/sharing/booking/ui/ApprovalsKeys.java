package cn.pingliang.sharing.booking.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The keys of the queue, said below it. They act only while one of its rows has the focus and nobody types (WCAG 2.1.4): J and
 * K go to the next and the last row, the others press what the row offers.
 */
class ApprovalsKeys extends Composite<NativeDetails> {

    /** Rows take the focus one at a time; the one that had it has it again when the rows are painted anew. */
    private static final String LISTEN = """
            const list = this.parentElement, keys = $0;
            const rows = () => [...list.querySelectorAll('tbody tr')];
            const mark = () => rows().forEach((row, i) =>
                row.setAttribute('tabindex', i === Math.min(list.at ?? 0, rows().length - 1) ? '0' : '-1'));
            const go = at => {
                const all = rows();
                if (!all.length) return;
                list.at = Math.max(0, Math.min(at, all.length - 1));
                mark();
                all[list.at].focus();
            };
            mark();
            if (list.heard) return;
            list.heard = true;
            list.addEventListener('focusin', event => {
                const at = rows().indexOf(event.target.closest('tr'));
                if (at >= 0) { list.at = at; mark(); }
            });
            list.addEventListener('keydown', event => {
                const row = event.target.closest('tbody tr');
                const typing = event.composedPath().some(e => e.matches?.(
                    'input:not([type=checkbox]), textarea, select, [contenteditable=true]'));
                if (!row || typing || event.ctrlKey || event.altKey || event.metaKey) return;
                const press = element => { if (element) { event.preventDefault(); element.click(); } };
                const key = event.key.toLowerCase();
                const at = rows().indexOf(row);
                if (key === 'j' || key === 'k') { event.preventDefault(); go(at + (key === 'j' ? 1 : -1)); }
                else if (key === 'x' || (key === ' ' && event.target === row))
                    press(row.querySelector('input[type=checkbox]'));
                else if (key === '?') { event.preventDefault(); const help = list.querySelector('details'); help.open = !help.open; }
                else if (keys[key]) press([...row.querySelectorAll('vaadin-button')]
                    .find(button => button.textContent.trim() === keys[key]));
            });
            """;

    /** After a step the focus goes to the row that stands there now, once no dialog is open any more. */
    private static final String GO_BACK = """
            let tries = 0;
            const timer = setInterval(() => {
                const row = this.querySelector('tbody tr[tabindex="0"]') ?? this.querySelectorAll('tbody tr')[0];
                const lost = document.activeElement === document.body || !document.activeElement?.isConnected;
                if (++tries > 20) clearInterval(timer);
                else if (lost && row) { clearInterval(timer); row.focus(); }
            }, 50);
            """;

    ApprovalsKeys() {
        getContent().setSummaryText(getTranslation("approvals.keys"));
        var said = new Div(
                new Paragraph(getTranslation("approvals.keys.move")),
                new Paragraph(getTranslation("approvals.keys.act")));
        said.addClassName("muted");
        getContent().setContent(said);
    }

    /** @param list the component with the rows, painted a moment ago; what it stands in remembers which row it was */
    void listenIn(Component list) {
        list.getElement().executeJs(LISTEN, captions());
    }

    private ObjectNode captions() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("a", getTranslation("booking.action.APPROVE"))
                .put("r", getTranslation("booking.action.REJECT"))
                .put("m", getTranslation("booking.action.RETURN"));
    }

    static void goBack(Component list) {
        list.getElement().executeJs(GO_BACK);
    }
}
