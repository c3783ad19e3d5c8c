package cn.pingliang.sharing.testing;

import java.util.List;
import java.util.UUID;

/** The people and organisations of the demonstration, by the names the tests know them by. */
public final class Demo {

    public static final String PASSWORD = "Demo-2026";

    public static final String ENTREPRENEUR = "chuangye";
    public static final String OTHER_ENTREPRENEUR = "chuangye2";
    public static final String UNVERIFIED_ENTREPRENEUR = "chuangye3";
    public static final String MEDICAL_COLLEGE = "yixueyuan";
    public static final String AGRICULTURAL_ACADEMY = "nongkeyuan";
    public static final String VOCATIONAL_COLLEGE = "zhiyuan";
    public static final String INSTRUMENT_MANAGER = "yiqi";
    public static final String SCIENCE_BUREAU = "kejiju";
    public static final String EDUCATION_BUREAU = "jiaoyuju";
    public static final String AGRICULTURE_BUREAU = "nongmuju";
    public static final String OPERATOR = "admin";

    public static final List<String> EVERYBODY = List.of(
            ENTREPRENEUR,
            OTHER_ENTREPRENEUR,
            UNVERIFIED_ENTREPRENEUR,
            MEDICAL_COLLEGE,
            AGRICULTURAL_ACADEMY,
            VOCATIONAL_COLLEGE,
            INSTRUMENT_MANAGER,
            SCIENCE_BUREAU,
            EDUCATION_BUREAU,
            AGRICULTURE_BUREAU,
            OPERATOR);

    public static final UUID MEDICAL_COLLEGE_ID = id(101);
    public static final UUID AGRICULTURAL_ACADEMY_ID = id(102);
    public static final UUID VOCATIONAL_COLLEGE_ID = id(103);

    private Demo() {}

    /** The fixed ids of the demonstration's rows, as its SQL numbers them. */
    public static UUID id(long number) {
        return UUID.fromString("00000000-0000-7000-8000-%012d".formatted(number));
    }
}
