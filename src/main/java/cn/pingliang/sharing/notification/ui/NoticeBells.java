package cn.pingliang.sharing.notification.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.notification.NoticeBox;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import cn.pingliang.sharing.shared.ui.BarTool;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;

@SpringComponent
class NoticeBells implements BarTool {

    private final NoticeBox box;
    private final CurrentAccount current;
    private final ChangeFeed changes;

    NoticeBells(NoticeBox box, CurrentAccount current, ChangeFeed changes) {
        this.box = box;
        this.current = current;
        this.changes = changes;
    }

    @Override
    public Component create() {
        return new NoticeBell(box, current.require(), changes);
    }
}
