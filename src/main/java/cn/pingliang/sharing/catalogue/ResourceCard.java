package cn.pingliang.sharing.catalogue;

import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A published resource as lists show it.
 *
 * @param classCode of instruments, in the national classification
 * @param condition of instruments
 * @param demo whether the row is synthetic and must be shown as such
 */
public record ResourceCard(
        ResourceId id,
        ResourceKind kind,
        String name,
        String nameEn,
        OrganisationId institution,
        String institutionName,
        String institutionNameEn,
        String summary,
        @Nullable String classCode,
        @Nullable String className,
        @Nullable String classNameEn,
        @Nullable Condition condition,
        @Nullable PriceBasis priceBasis,
        @Nullable Money price,
        boolean bookable,
        boolean demo) {

    /** Whether somebody outside its institution can have machine time on it now: offered, and fit for work. */
    public boolean canBeHad() {
        return bookable && condition != null && condition.isUsable();
    }
}
