package cn.pingliang.sharing.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.ComponentQuery;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarTester;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.StateNode;
import com.vaadin.flow.internal.nodefeature.VirtualChildrenList;
import com.vaadin.flow.router.Location;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in front of the portal's screens. They open addresses, follow links, press what has a caption and fill in what has
 * a label, and read what is visible; nothing here knows how the screens are made.
 */
public final class Visitor {

    private static final List<String> READ_OUT = List.of("label", "helperText", "headerTitle");

    private final BrowserlessUIContext window;

    Visitor(BrowserlessUIContext window) {
        this.window = window;
    }

    /** @param address without the leading slash, as the portal's links have it */
    public Visitor open(String address) {
        window.activate();
        var location = new Location(address);
        window.getUI().navigate(location.getPath(), location.getQueryParameters());
        window.roundTrip();
        return this;
    }

    /** The screen is made anew with its frame, as by loading its address in another window. */
    public Visitor reload() {
        window.activate();
        window.getUI().refreshCurrentRoute(true);
        window.roundTrip();
        return this;
    }

    /** The screen they are on. */
    public Class<?> screen() {
        return window.getCurrentView().getClass();
    }

    /** What the browser's address bar says, without the leading slash. */
    public String address() {
        window.activate();
        var internals = window.getUI().getInternals();
        var address = internals.getActiveViewLocation().getPathWithQueryParameters();
        for (var script : internals.dumpPendingJavaScriptInvocations()) {
            var invocation = script.getInvocation();
            if (invocation.getExpression().contains("replace: true")
                    || invocation.getExpression().contains("history.replaceState")) {
                address = String.valueOf(invocation.getParameters().get(1));
            }
        }
        return address;
    }

    /** Where they were sent beyond the screens, such as to the sign-in; null where they stayed. */
    public @Nullable String sentTo() {
        return window.getExternalNavigationURL();
    }

    /** Everything that can be read on the screen and in open dialogs, a line for each piece. */
    public String text() {
        window.activate();
        return textOf(window.getUI().getElement());
    }

    /** What can be read in the screen itself, without its frame. */
    public String content() {
        return textOf(window.getCurrentView().getElement());
    }

    public Visitor sees(String... texts) {
        assertThat(text()).contains(texts);
        return this;
    }

    /** What others do reaches the screen within two seconds, without anything being pressed. */
    public Visitor soon(Runnable assertion) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(20))
                .pollInSameThread()
                .untilAsserted(() -> {
                    window.activate();
                    // What waits for the session's lock, as pushed changes do.
                    MockVaadin.runUIQueue();
                    window.roundTrip();
                    assertion.run();
                });
        return this;
    }

    /** What the browser's tab says. */
    public String title() {
        window.activate();
        return window.getUI().getInternals().getTitle();
    }

    public Visitor doesNotSee(String... texts) {
        assertThat(text()).doesNotContain(texts);
        return this;
    }

    /** The texts of what has the class name, in the order of the screen. */
    public List<String> texts(String tagOrClass) {
        window.activate();
        return all(window.getUI().getElement())
                .filter(element -> element.getTag().equals(tagOrClass)
                        || element.getClassList().contains(tagOrClass))
                .map(Visitor::textOf)
                .toList();
    }

    /** The rows of the tables, each as the texts of its cells. */
    public List<List<String>> rows() {
        window.activate();
        return all(window.getUI().getElement())
                .filter(element -> element.getTag().equals("tr")
                        && element.getParent().getTag().equals("tbody"))
                .map(row -> row.getChildren().map(Visitor::textOf).toList())
                .toList();
    }

    /** Follows the link of these words. */
    public Visitor follow(String words) {
        return open(hrefs(words).getFirst());
    }

    /** Where the links of these words lead. */
    public List<String> hrefs(String words) {
        return links().stream()
                .filter(link -> textOf(link.getElement()).lines().anyMatch(words::equals))
                .map(Anchor::getHref)
                .toList();
    }

    public List<Anchor> links() {
        return find(Anchor.class).all();
    }

    /** Presses the button of this caption. */
    public Visitor press(String caption) {
        return press(caption, button -> true);
    }

    /** Presses the button of this caption in the table's row that says this. */
    public Visitor pressInRow(String caption, String row) {
        return press(caption, button -> isInRow(button, row));
    }

    /** Chooses from the menu of this caption in the table's row that says this. */
    public Visitor chooseInRow(String menu, String choice, String row) {
        var bar = find(MenuBar.class).all().stream()
                .filter(each -> isInRow(each, row))
                .filter(each ->
                        each.getItems().stream().anyMatch(item -> item.getText().equals(menu)))
                .findFirst()
                .orElseThrow();
        window.activate();
        new MenuBarTester<>(bar).clickItem(menu, choice);
        window.roundTrip();
        return this;
    }

    /** What there is to press in the table's row that says this. */
    public List<String> captionsInRow(String row) {
        return buttons()
                .filter(button -> isInRow(button, row))
                .map(Visitor::caption)
                .toList();
    }

    private static boolean isInRow(Component component, String row) {
        var element = component.getElement();
        while (element != null && !(!element.isTextNode() && element.getTag().equals("tr"))) {
            element = element.getParent();
        }
        return element != null && textOf(element).contains(row);
    }

    private Visitor press(String caption, Predicate<Component> which) {
        var buttons = buttons()
                .filter(button -> caption(button).equals(caption))
                .filter(which)
                .toList();
        assertThat(buttons).as("buttons %s among %s", caption, captions()).isNotEmpty();
        // A dialog's button is the latest of its name.
        window.test(buttons.getLast()).click();
        window.roundTrip();
        return this;
    }

    /** What there is to press, by its caption. */
    public List<String> captions() {
        return buttons()
                .map(Visitor::caption)
                .filter(caption -> !caption.isEmpty())
                .toList();
    }

    private static String caption(Component button) {
        var text = textOf(button.getElement());
        var name = button.getElement().getAttribute("aria-label");
        return text.isEmpty() && name != null ? name : text;
    }

    private Stream<Component> buttons() {
        return Stream.concat(
                find(com.vaadin.flow.component.html.NativeButton.class).all().stream(),
                find(com.vaadin.flow.component.button.Button.class).all().stream());
    }

    /** Fills in the field of this label, as typing does. */
    public <T> Visitor fill(String label, T value) {
        setValue(field(label), value);
        return this;
    }

    /** What the field of this label holds. */
    public @Nullable Object value(String label) {
        return field(label).getValue();
    }

    public Component fieldOf(String label) {
        return (Component) field(label);
    }

    private HasValue<?, ?> field(String label) {
        window.activate();
        var fields = components(window.getUI().getElement())
                .filter(HasValue.class::isInstance)
                .filter(component -> label.equals(component.getElement().getProperty("label"))
                        || label.equals(component.getElement().getProperty("accessibleName"))
                        || label.equals(component.getElement().getAttribute("aria-label")))
                .toList();
        assertThat(fields).as("fields %s", label).isNotEmpty();
        return (HasValue<?, ?>) fields.getLast();
    }

    @SuppressWarnings("unchecked")
    private <T> void setValue(HasValue<?, ?> field, T value) {
        window.activate();
        assertThat(((Component) field).isVisible()).isTrue();
        if (field instanceof AbstractField<?, ?> typed) {
            setAsUser((AbstractField<?, T>) typed, value);
        } else {
            ((HasValue<?, T>) field).setValue(value);
        }
        window.roundTrip();
    }

    /** As the browser does, so that listeners learn that a person did it. */
    private <T> void setAsUser(AbstractField<?, T> field, T value) {
        try {
            var method = AbstractField.class.getDeclaredMethod("setModelValue", Object.class, boolean.class);
            method.setAccessible(true);
            method.invoke(field, value, true);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    public <T extends Component> ComponentQuery<T> find(Class<T> type) {
        return window.find(type);
    }

    /** Those within the one component of another type. */
    public <T extends Component> List<T> find(Class<T> type, Class<? extends Component> within) {
        return window.find(type, window.find(within).single()).all();
    }

    /** For what only a component's own events tell. */
    public UI ui() {
        window.activate();
        return window.getUI();
    }

    private static Stream<Component> components(Element from) {
        return all(from).flatMap(element -> element.getComponent().stream());
    }

    /** The visible elements, a dialog's header and footer too. */
    private static Stream<Element> all(Element from) {
        return from.isTextNode() || !from.isVisible()
                ? Stream.of()
                : Stream.concat(Stream.of(from), children(from).flatMap(Visitor::all));
    }

    private static Stream<Element> children(Element element) {
        var virtual = new ArrayList<StateNode>();
        element.getNode()
                .getFeatureIfInitialized(VirtualChildrenList.class)
                .ifPresent(list -> list.forEachChild(virtual::add));
        return Stream.concat(
                element.getChildren(),
                virtual.stream().filter(node -> !isModal(node, element)).map(Element::get));
    }

    /** A dialog's element is a child already. */
    private static boolean isModal(StateNode node, Element parent) {
        return parent.getChildren().anyMatch(child -> child.getNode().equals(node));
    }

    private static String textOf(Element element) {
        var text = new StringBuilder();
        read(element, text);
        return text.toString().strip();
    }

    private static void read(Element element, StringBuilder text) {
        if (element.isTextNode()) {
            text.append(element.getText()).append('\n');
        } else if (element.isVisible()) {
            READ_OUT.forEach(property -> {
                var value = element.getProperty(property);
                if (value != null && !value.isBlank()) {
                    text.append(value).append('\n');
                }
            });
            if (element.getProperty("invalid", false)) {
                text.append(element.getProperty("errorMessage")).append('\n');
            }
            children(element).forEach(child -> read(child, text));
        }
    }
}
