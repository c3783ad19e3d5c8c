package cn.pingliang.sharing.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.shared.Registration;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bars and lines ({@code frontend/portal-chart.ts}): a picture with a name. The table with the same figures stands beside
 * it, always.
 */
@Tag("portal-chart")
@NpmPackage(value = "echarts", version = "6.0.0")
@JsModule("./portal-chart.ts")
public final class PortalChart extends Component implements HasSize, HasStyle {

    private static final long serialVersionUID = 1L;

    public enum Kind {
        bar,
        line
    }

    public enum Axis {
        left,
        right
    }

    /** @param values one for each category; null leaves a gap */
    public record Series(String name, List<@Nullable BigDecimal> values, String unit, Kind kind, Axis axis) {

        public static Series bars(String name, String unit, List<@Nullable BigDecimal> values) {
            return new Series(name, values, unit, Kind.bar, Axis.left);
        }
    }

    /** A line to compare with, such as the national average. */
    public record Reference(String name, BigDecimal value, String unit) {}

    /** @param horizontal asks for lying bars; narrow charts lie down by themselves */
    public record Data(
            List<String> categories,
            List<Series> series,
            @Nullable Reference reference,
            boolean horizontal) {}

    /** @param label in the person's language: what the picture shows, for those who cannot see it */
    public PortalChart(String label) {
        getElement().setProperty("label", label);
        getElement().setProperty("locale", "en".equals(getLocale().getLanguage()) ? "en-GB" : "zh-CN");
    }

    public void setData(Data data) {
        getElement().setPropertyBean("data", data);
    }

    public Registration addItemClickListener(ComponentEventListener<ItemClick> listener) {
        return addListener(ItemClick.class, listener);
    }

    /** A bar or point was pressed: the category's place and the name of its series. */
    @DomEvent("item-click")
    public static class ItemClick extends ComponentEvent<PortalChart> {

        private static final long serialVersionUID = 1L;

        private final int index;
        private final String series;

        public ItemClick(
                PortalChart source,
                boolean fromClient,
                @EventData("event.detail.index") int index,
                @EventData("event.detail.seriesName") @Nullable String series) {
            super(source, fromClient);
            this.index = index;
            this.series = series == null ? "" : series;
        }

        public int index() {
            return index;
        }

        public String series() {
            return series;
        }
    }
}
