package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.training.TrainingEvent;
import cn.pingliang.sharing.training.TrainingEvent.PersonTrained;
import cn.pingliang.sharing.training.TrainingEvent.TrainingEnded;
import cn.pingliang.sharing.training.TrainingEvent.TrainingEndsSoon;
import cn.pingliang.sharing.training.TrainingEvent.TrainingWanted;
import cn.pingliang.sharing.training.TrainingEvent.WishDeclined;
import cn.pingliang.sharing.training.TrainingEvent.WishWithdrawn;
import java.util.Set;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/** Tells those who train others that somebody asks for it, and whoever asked what came of it and that it ends. */
@Component
class TrainingNotices {

    private final NoticeWriter writer;

    TrainingNotices(NoticeWriter writer) {
        this.writer = writer;
    }

    @Async(NoticeThread.NAME)
    @ApplicationModuleListener
    void on(TrainingEvent event) {
        switch (event) {
            case TrainingWanted wanted -> writer.tell(NewNotice.of(wanted), wanted.responsible());
            case WishWithdrawn withdrawn -> writer.settle(withdrawn.wish().value());
            case WishDeclined declined -> {
                writer.settle(declined.wish().value());
                writer.tell(NewNotice.of(declined), Set.of(declined.person()));
            }
            case PersonTrained trained -> {
                if (trained.wish() != null) {
                    writer.settle(trained.wish().value());
                }
                writer.tell(NewNotice.of(trained), Set.of(trained.person()));
            }
            case TrainingEnded ended -> writer.tell(NewNotice.of(ended), Set.of(ended.person()));
            case TrainingEndsSoon ending -> writer.tell(NewNotice.of(ending), Set.of(ending.person()));
        }
    }
}
