package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.BundleSteps.Reach;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;

/** Which of a series; this one, unless somebody says otherwise. Not shown where there is no series. */
class ReachField extends RadioButtonGroup<Reach> {

    private static final long serialVersionUID = 1L;

    /** @param label key of the question */
    ReachField(String label, BookingView booking) {
        setLabel(getTranslation(label));
        setItems(Reach.values());
        setItemLabelGenerator(reach -> getTranslation("series.reach." + reach));
        setValue(Reach.THIS);
        setVisible(booking.series() != null);
    }
}
