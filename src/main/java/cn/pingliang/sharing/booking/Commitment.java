package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.TimeSlot;

/** Another booking of the same person or organisation, as far as quotas and gaps look at it. */
record Commitment(
        ResourceId instrument, OrganisationId institution, String classCode, AccountId person, TimeSlot slot) {}
