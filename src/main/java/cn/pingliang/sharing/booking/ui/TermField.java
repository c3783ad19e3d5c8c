package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.Term;
import com.vaadin.flow.component.HasElement;
import org.jspecify.annotations.Nullable;

/** One term of the form, whatever it is typed or chosen in. */
interface TermField extends HasElement {

    Term term();

    /** As {@link Term#in} gives it; null where it is left to the wider place. */
    @Nullable
    Object read();

    void show(@Nullable Object value);

    /** Says what holds, and by whom, where the field stays empty. */
    void tellWider(String value, String source);

    /** Whether something was typed that is no value. */
    boolean isUnreadable();

    void blame(String sentence);

    void clearBlame();

    void focus();

    void onChange(Runnable listener);
}
