package cn.pingliang.sharing.training;

/** What somebody can do with trainings and with wishes to be trained. */
public enum TrainingAction {
    ASK,
    WITHDRAW,
    DECLINE,
    TRAIN,
    END
}
