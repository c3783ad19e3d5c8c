package cn.pingliang.sharing.catalogue.ui;

import cn.pingliang.sharing.catalogue.ResourceKind;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Glyph;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How resources are called and pictured; English where the person reads English and somebody gave the name in it. */
final class Names {

    private Names() {}

    static String of(String chinese, @Nullable String english, Locale locale) {
        return new Formats(locale).name(chinese, english);
    }

    static String of(ResourceKind kind) {
        return I18NProvider.translate("catalogue.kind." + kind.name());
    }

    static Glyph glyph(ResourceKind kind) {
        return switch (kind) {
            case INSTRUMENT -> Glyph.INSTRUMENT;
            case FACILITY -> Glyph.FACILITY;
            case DATASET -> Glyph.DATASET;
            case FINDING -> Glyph.FINDING;
        };
    }

    /** Of instruments by their class in the national classification, since few have a picture of their own. */
    static Glyph glyph(ResourceKind kind, @Nullable String classCode) {
        if (kind != ResourceKind.INSTRUMENT || classCode == null) {
            return glyph(kind);
        }
        return switch (classCode) {
            case "0102", "0103", "0104", "0105", "0106" -> Glyph.SPECTRUM;
            case "0101", "0108" -> Glyph.INSTRUMENT;
            default ->
                switch (classCode.substring(0, 2)) {
                    case "01" -> Glyph.FLASK;
                    case "02", "03" -> Glyph.RULER;
                    case "05", "06", "07" -> Glyph.CLOUD;
                    case "08" -> Glyph.WAVE;
                    case "09" -> Glyph.PULSE;
                    case "11" -> Glyph.SCAN;
                    case "12", "13" -> Glyph.GEAR;
                    default -> Glyph.INSTRUMENT;
                };
        };
    }

    static Div picture(Glyph glyph) {
        var picture = new Div(glyph.icon());
        picture.addClassName("picture");
        return picture;
    }
}
