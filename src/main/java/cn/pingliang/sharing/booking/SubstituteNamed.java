package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.organisation.OrganisationId;
import java.time.LocalDate;
import java.util.UUID;

/** Somebody was named to decide in a colleague's place, from the first day to the last, both included. */
public record SubstituteNamed(
        UUID substitution,
        OrganisationId institution,
        AccountId person,
        AccountId substitute,
        LocalDate from,
        LocalDate to,
        AccountId by) {}
