package cn.pingliang.sharing.account;

import java.util.Set;

/** Tells which roles an account holds now. Asked at sign-in and for each API call. */
public interface RoleSource {
    Set<Role> rolesOf(AccountId account);
}
