package cn.pingliang.sharing.catalogue.ui;

import cn.pingliang.sharing.catalogue.ResourceDetails;
import cn.pingliang.sharing.catalogue.ResourceDetails.DatasetDetails;
import cn.pingliang.sharing.catalogue.ResourceDetails.FacilityDetails;
import cn.pingliang.sharing.catalogue.ResourceDetails.FindingDetails;
import cn.pingliang.sharing.catalogue.ResourceDetails.InstrumentDetails;
import cn.pingliang.sharing.shared.ui.Facts;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything published of a resource, in plain rows under a few headings (289号 art. 12: content, flow, fee standard). */
class ResourceFacts extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Formats formats = Formats.here();

    ResourceFacts(ResourceDetails resource) {
        addClassName("stack");
        switch (resource) {
            case InstrumentDetails instrument -> instrument(instrument);
            case FacilityDetails facility -> facility(facility);
            case DatasetDetails dataset -> dataset(dataset);
            case FindingDetails finding -> finding(finding);
        }
    }

    private void instrument(InstrumentDetails it) {
        section("resource.what-for")
                .addChinese("resource.functions", it.functions())
                .addChinese("resource.service-content", it.serviceContent())
                .addChinese("resource.typical-results", it.typicalResults());
        section("resource.how-to-use")
                .add("resource.services", services(it))
                .add("resource.price", Offers.price(it.priceBasis(), it.price()))
                .addChinese("resource.fee-text", it.feeText())
                .addChinese("resource.user-rules", it.userRules())
                .addChinese("resource.department", it.department())
                .addChinese("resource.address", it.address());
        section("resource.specification.title")
                .addChinese("resource.specification", it.specification())
                .add("resource.class", Names.of(it.className(), it.classNameEn(), getLocale()))
                .addChinese("resource.model", it.model())
                .addChinese("resource.manufacturer", it.manufacturer())
                .addChinese("resource.country", it.country())
                .add("resource.original-value", formats.tenThousands(it.originalValue()))
                .add("resource.started-on", optional(it.startedOn()))
                .add("resource.units", it.units() > 1 ? formats.count(it.units()) : "")
                .add("resource.number", it.common().number());
    }

    private String services(InstrumentDetails it) {
        var services = Stream.of(
                        it.openToBooking() ? "resource.service.booking" : "",
                        it.openToSamples() ? "resource.service.samples" : "")
                .filter(key -> !key.isEmpty())
                .map(key -> getTranslation(key))
                .collect(Collectors.joining(getTranslation("resource.service.and")));
        var mode = getTranslation("resource.sharing." + it.sharingMode().name());
        return services.isEmpty() ? mode : mode + getTranslation("resource.sharing.then") + services;
    }

    private void facility(FacilityDetails it) {
        section("resource.what-for")
                .addChinese("resource.functions", it.functions())
                .addChinese("resource.category", it.category());
        section("resource.how-to-use")
                .addChinese("resource.fee-text", it.feeText())
                .addChinese("resource.user-rules", it.userRules())
                .addChinese("resource.address", it.address());
        section("resource.about")
                .addChinese("resource.supervising-body", it.supervisingBody())
                .addChinese("resource.chief-scientist", it.chiefScientist())
                .addChinese("resource.operations-lead", it.operationsLead())
                .add("resource.original-value", formats.tenThousands(it.originalValue()))
                .add("resource.started-on", optional(it.startedOn()))
                .add("resource.number", it.common().number());
    }

    private void dataset(DatasetDetails it) {
        section("resource.what-for")
                .addChinese("resource.abstract", it.abstractText())
                .addChinese("resource.keywords", it.keywords());
        section("resource.how-to-use")
                .add("resource.level", getTranslation("resource.level." + it.level()))
                .addChinese("resource.licence", it.licence())
                .addChinese("resource.citation", it.citation());
        section("resource.about")
                .add("resource.identifier", it.identifier())
                .addChinese("resource.type", it.type())
                .add("resource.formats", it.formats())
                .add("resource.record-count", it.recordCount() == null ? "" : formats.count(it.recordCount()))
                .add("resource.covers", covers(it))
                .addChinese("resource.area", it.area())
                .addChinese("resource.method", it.method())
                .addChinese("resource.update-frequency", it.updateFrequency())
                .addChinese("resource.producers", it.producers());
    }

    private String covers(DatasetDetails it) {
        return it.coversFrom() == null ? "" : formats.date(it.coversFrom()) + " – " + formats.date(it.coversTo());
    }

    private void finding(FindingDetails it) {
        section("resource.what-for")
                .addChinese("resource.abstract", it.abstractText())
                .addChinese("resource.keywords", it.keywords())
                .addChinese("resource.industry", it.industry());
        section("resource.how-to-use")
                .add("resource.transfer-way", getTranslation("resource.transfer-way." + it.transferWay()))
                .addChinese("resource.price-text", it.priceText())
                .addChinese("resource.partner-sought", it.partnerSought());
        section("resource.about")
                .add("resource.finding-type", getTranslation("resource.finding-type." + it.type()))
                .add("resource.stage", getTranslation("resource.stage." + it.stage()))
                .add("resource.readiness-level", getTranslation("resource.readiness-level.of", it.readinessLevel()))
                .addChinese("resource.rights", it.rights())
                .addChinese("resource.finding-units", it.units())
                .addChinese("resource.people", it.people())
                .add("resource.registration-no", it.registrationNo())
                .add("resource.registered-on", formats.date(it.registeredOn()));
    }

    private String optional(@Nullable LocalDate date) {
        return date == null ? "" : formats.date(date);
    }

    private Facts section(String key) {
        var facts = new Facts();
        var section = new Section(new H2(getTranslation(key)), facts);
        section.addClassName("stack-s");
        add(section);
        return facts;
    }
}
