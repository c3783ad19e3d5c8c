package cn.pingliang.sharing.shared.ui;

import com.vaadin.flow.component.Component;

/** Something that a module puts into the bar above every screen, for those who are signed in. The frame knows no module. */
public interface BarTool {

    /** For whoever is in front of the screen. */
    Component create();
}
