package cn.pingliang.sharing.catalogue.ui;

import cn.pingliang.sharing.catalogue.CatalogueNavigation;
import cn.pingliang.sharing.catalogue.CatalogueQuery;
import cn.pingliang.sharing.catalogue.CatalogueSearch;
import cn.pingliang.sharing.catalogue.CatalogueSearch.Facets;
import cn.pingliang.sharing.catalogue.HomeFigures.HomeFigure;
import cn.pingliang.sharing.catalogue.ResourceCard;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.catalogue.ResourceKind;
import cn.pingliang.sharing.catalogue.SoonestFree;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.ui.Figure;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What somebody sees who has not looked for anything yet: today's numbers, the four doors, what is free soon, how it works. */
class HomeBoard extends Div {

    private static final long serialVersionUID = 1L;

    private static final int SOON = 6;
    private static final int SOON_OF_ONE_INSTITUTION = 2;

    /**
     * What the first screen tells.
     *
     * @param instruments the newest of them, as many as are asked about free time
     * @param complete whether those are all
     */
    record Board(
            Facets facets,
            List<ResourceCard> instruments,
            boolean complete,
            Map<ResourceId, Instant> free,
            Instant now) {

        static Board of(CatalogueSearch search, SoonestFree soonestFree, Instant now) {
            var instruments = search.find(
                    new CatalogueQuery("", ResourceKind.INSTRUMENT, null, null),
                    new PageRequest(0, PageRequest.LARGEST));
            return new Board(
                    search.facets(CatalogueQuery.EVERYTHING),
                    instruments.items(),
                    instruments.items().size() == instruments.total(),
                    soonestFree.soonestFree(bookable(instruments.items())),
                    now);
        }

        long count(ResourceKind kind) {
            return facets.kinds().stream()
                    .filter(choice -> choice.value().equals(kind.name()))
                    .mapToLong(CatalogueSearch.Choice::matches)
                    .sum();
        }

        long freeToday() {
            return free.values().stream()
                    .filter(moment -> PortalTime.dayOf(moment).equals(PortalTime.dayOf(now)))
                    .count();
        }

        /** The soonest, not all of them one institution's. */
        List<ResourceCard> soon() {
            var taken = new HashMap<Object, Integer>();
            return instruments.stream()
                    .filter(card -> free.containsKey(card.id()))
                    .sorted(Comparator.comparing(card -> Objects.requireNonNull(free.get(card.id()))))
                    .filter(card -> taken.merge(card.institution(), 1, Integer::sum) <= SOON_OF_ONE_INSTITUTION)
                    .limit(SOON)
                    .toList();
        }
    }

    private final transient Board board;

    HomeBoard(Board board, List<HomeFigure> figures) {
        this.board = board;
        addClassName("stack");
        add(doors(), figures(figures));
        if (!board.free().isEmpty()) {
            add(section("catalogue.soon", soon()));
        }
        add(section("catalogue.how", steps()));
    }

    static List<ResourceId> bookable(List<ResourceCard> cards) {
        return cards.stream()
                .filter(ResourceCard::bookable)
                .map(ResourceCard::id)
                .toList();
    }

    private Component doors() {
        var doors = new Div(Arrays.stream(ResourceKind.values()).map(this::door).toArray(Component[]::new));
        doors.addClassName("doors");
        return doors;
    }

    private Component door(ResourceKind kind) {
        var name = words("name", Names.of(kind));
        var count = words("count", Formats.here().count(board.count(kind)));
        var what = words("what", getTranslation("catalogue.kind." + kind.name() + ".what"));
        var door =
                new Anchor(CatalogueNavigation.pathOf(kind), Names.glyph(kind).icon(), name, count, what);
        door.addClassNames("card-link", "door");
        return door;
    }

    private Component figures(List<HomeFigure> others) {
        var formats = Formats.here();
        var own = Stream.<Figure>builder();
        if (board.complete()) {
            own.add(figure("catalogue.figure.free-today", formats.count(board.freeToday())));
        }
        own.add(figure(
                "catalogue.figure.institutions",
                formats.count(board.facets().institutions().size())));
        return Figure.row(Stream.concat(
                        own.build(),
                        others.stream().map(other -> figure(other.key(), formats.number(other.value(), 1))))
                .toArray(Figure[]::new));
    }

    private Figure figure(String key, String value) {
        return new Figure(key, value, getTranslation(key + ".unit"));
    }

    private Component soon() {
        var list = new UnorderedList();
        list.addClassName("soon");
        board.soon().forEach(card -> {
            var when =
                    new Span(Offers.freeFrom(Objects.requireNonNull(board.free().get(card.id())), board.now()));
            when.addClassName("when");
            list.add(new ListItem(new Anchor(
                    CatalogueNavigation.pathOf(card.kind(), card.id()),
                    words("name", Names.of(card.name(), card.nameEn(), getLocale())),
                    when,
                    words("muted", Names.of(card.institutionName(), card.institutionNameEn(), getLocale())))));
        });
        return list;
    }

    private Component steps() {
        var steps = new OrderedList();
        steps.addClassName("steps");
        List.of("find", "book", "use").forEach(step -> {
            var name = words("name", getTranslation("catalogue.how." + step));
            name.getStyle().setFontWeight("600");
            var text = new Paragraph(getTranslation("catalogue.how." + step + ".text"));
            text.addClassName("muted");
            steps.add(new ListItem(name, text));
        });
        return steps;
    }

    private Section section(String key, Component content) {
        var section = new Section(new H2(getTranslation(key)), content);
        section.addClassName("stack-s");
        return section;
    }

    private static Span words(String className, String text) {
        var words = new Span(text);
        words.addClassName(className);
        return words;
    }
}
