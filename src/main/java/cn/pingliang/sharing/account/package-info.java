/**
 * People: their accounts, how they sign in, and the tokens that stand for them in the API. What somebody may do comes from
 * their memberships, which {@code organisation} tells through {@link cn.pingliang.sharing.account.RoleSource}.
 */
@ApplicationModule(
        displayName = "Account",
        allowedDependencies = {"shared", "shared :: web", "shared :: ui"})
@NullMarked
package cn.pingliang.sharing.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
