package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.ServiceMode;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which of the services that an instrument offers is wanted. */
class ServiceField extends Select<ServiceMode> {

    private static final long serialVersionUID = 1L;

    private final List<ServiceMode> offered;

    ServiceField(BookableInstrument instrument) {
        offered = Stream.of(ServiceMode.values())
                .filter(mode -> mode.isOfferedBy(instrument))
                .toList();
        setLabel(getTranslation("book.form.service-mode"));
        setItems(offered);
        setItemLabelGenerator(mode -> getTranslation("booking.service-mode." + mode));
        offered.stream().findFirst().ifPresent(this::setValue);
    }

    /** Where it is offered; nothing changes where nobody said. */
    void choose(@Nullable ServiceMode wanted) {
        if (wanted != null && offered.contains(wanted)) {
            setValue(wanted);
        }
    }

    boolean isOfSamples() {
        return getValue() != null && getValue().isOfSamples();
    }

    /** Told what somebody chose; not what was chosen for them. */
    void onChoice(Consumer<ServiceMode> listener) {
        addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                listener.accept(change.getValue());
            }
        });
    }
}
