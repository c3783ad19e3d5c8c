package cn.pingliang.sharing.catalogue;

import java.math.BigDecimal;
import java.util.List;

/** Numbers for the first screen that modules above know, such as the hours shared this month. None is shown unless provided. */
public interface HomeFigures {

    /** Asked whenever the first screen is shown, so one query at most. */
    List<HomeFigure> today();

    /**
     * @param key translation of what is counted; {@code key.unit} is its unit
     * @param value shown to one decimal
     */
    record HomeFigure(String key, BigDecimal value) {}
}
