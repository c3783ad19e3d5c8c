package cn.pingliang.sharing.account;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * The account that the current request or screen belongs to. For screens and controllers, which hand the id on: services
 * and aggregates never ask who is signed in.
 */
@Component
public class CurrentAccount {

    public Optional<AccountId> find() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof AccountPrincipal principal
                ? Optional.of(principal.accountId())
                : Optional.empty();
    }

    /** @throws IllegalStateException where nobody is signed in: the route should not have been reachable */
    public AccountId require() {
        return find().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    public boolean holds(Role role) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(held -> ("ROLE_" + role.name()).equals(held.getAuthority()));
    }
}
