package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingAction;
import cn.pingliang.sharing.booking.BookingId;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Which of a page's requests are to be approved together. What was chosen stays so while the page is painted anew. */
class ApprovalsSelection extends Composite<Div> {

    private final Set<BookingId> chosen = new HashSet<>();
    private final Map<BookingId, Checkbox> boxes = new HashMap<>();
    private final Map<BookingId, Integer> versions = new HashMap<>();
    private final Checkbox all = new Checkbox(getTranslation("approvals.select.all"));
    private final Button approve;

    ApprovalsSelection(Consumer<Map<BookingId, Integer>> approving) {
        approve = new Button(getTranslation("approvals.select.approve", 0), click -> approving.accept(chosen()));
        all.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                boxes.values().forEach(box -> box.setValue(change.getValue()));
            }
        });
        getContent().addClassName("cluster");
        getContent().add(all, approve);
    }

    /** Begins a page anew with the requests that can be chosen; those that are gone are chosen no more. */
    void offer(List<BookingView> requests) {
        boxes.clear();
        versions.clear();
        requests.stream()
                .filter(request -> request.actions().contains(BookingAction.APPROVE))
                .forEach(request -> versions.put(request.id(), request.version()));
        chosen.retainAll(versions.keySet());
        getContent().setVisible(!versions.isEmpty());
        say();
    }

    /** The box of one request; nothing where it cannot be chosen. */
    Component box(BookingView request) {
        if (!versions.containsKey(request.id())) {
            return new Span();
        }
        var box = new Checkbox();
        box.setAriaLabel(getTranslation(
                "approvals.select.one",
                Formats.here().name(request.instrumentName(), request.instrumentNameEn()),
                Formats.here().slot(request.slot())));
        box.setValue(chosen.contains(request.id()));
        box.addValueChangeListener(change -> {
            if (change.getValue()) {
                chosen.add(request.id());
            } else {
                chosen.remove(request.id());
            }
            say();
        });
        boxes.put(request.id(), box);
        return box;
    }

    void clear() {
        chosen.clear();
    }

    private Map<BookingId, Integer> chosen() {
        var those = new LinkedHashMap<>(versions);
        those.keySet().retainAll(chosen);
        return those;
    }

    private void say() {
        all.setValue(!chosen.isEmpty() && chosen.size() == versions.size());
        approve.setText(getTranslation("approvals.select.approve", chosen.size()));
        approve.setEnabled(!chosen.isEmpty());
    }
}
