package cn.pingliang.sharing.review.ui;

import cn.pingliang.sharing.review.Period;
import java.time.LocalDate;
import java.util.Locale;

/** The periods people ask for most: calendar years of institutes, academic years of colleges, the quarters of 289号 art. 15. */
enum PeriodPreset {
    YEAR_TO_DATE {
        @Override
        Period on(LocalDate today) {
            return new Period(Period.yearOf(today).from(), today);
        }
    },
    QUARTER {
        @Override
        Period on(LocalDate today) {
            return Period.quarterOf(today);
        }
    },
    LAST_QUARTER {
        @Override
        Period on(LocalDate today) {
            return Period.quarterOf(today.minusMonths(3));
        }
    },
    LAST_YEAR {
        @Override
        Period on(LocalDate today) {
            return Period.yearOf(today.minusYears(1));
        }
    },
    ACADEMIC_YEAR {
        @Override
        Period on(LocalDate today) {
            return Period.academicYearOf(today);
        }
    };

    abstract Period on(LocalDate today);

    String key() {
        return "review.period." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
