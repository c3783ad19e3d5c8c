package cn.pingliang.sharing.review.ui;

import cn.pingliang.sharing.review.SharingFigures;
import com.vaadin.flow.component.UI;

/** What a row is called in the person's language. */
final class Names {

    private Names() {}

    static String of(SharingFigures row) {
        var english = "en".equals(UI.getCurrentOrThrow().getLocale().getLanguage());
        return english && !row.nameEn().isBlank() ? row.nameEn() : row.name();
    }
}
