package cn.pingliang.sharing.testing;

import org.springframework.transaction.support.TransactionTemplate;

/** Somebody who may do everything with the trail's tables, and switches their triggers off; afterwards it never happened. */
public final class Tampering {

    private final Database database;
    private final TransactionTemplate transaction;

    Tampering(Database database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    public void within(Runnable deeds) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            database.update("alter table audit_entry disable trigger user");
            database.update("alter table audit_seal disable trigger user");
            deeds.run();
        });
    }
}
