package cn.pingliang.sharing.catalogue.ui;

import cn.pingliang.sharing.catalogue.ResourceDetails;
import com.vaadin.flow.component.Component;
import java.util.Optional;

/**
 * What a module above adds beside the facts of a resource, and before them on phones: the next free times with the button
 * to book, the way to ask for data. Every bean is asked, in the order of {@code @Order}, each time a page is opened.
 */
public interface ResourcePanel {

    /** @return nothing where the module has nothing to say of this resource */
    Optional<Component> panelFor(ResourceDetails resource);
}
