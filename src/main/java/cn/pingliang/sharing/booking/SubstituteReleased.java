package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.organisation.OrganisationId;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Somebody does not decide in a colleague's place any more, from now on.
 *
 * @param from the days it was meant for, the first and the last included
 */
public record SubstituteReleased(
        UUID substitution,
        OrganisationId institution,
        AccountId person,
        AccountId substitute,
        LocalDate from,
        LocalDate to,
        AccountId by) {}
