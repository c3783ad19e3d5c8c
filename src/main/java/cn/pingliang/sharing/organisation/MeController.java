package cn.pingliang.sharing.organisation;

import cn.pingliang.sharing.account.AccountDirectory;
import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.account.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /me}: who the caller is to the portal. */
@RestController
class MeController {

    private final CurrentAccount current;
    private final AccountDirectory accounts;
    private final Standings standings;

    MeController(CurrentAccount current, AccountDirectory accounts, Standings standings) {
        this.current = current;
        this.accounts = accounts;
        this.standings = standings;
    }

    @GetMapping("/api/v1/me")
    Me me() {
        var person = accounts.person(current.require());
        var standing = standings.of(person.id());
        return new Me(
                new Account(person.id().value(), person.username(), person.displayName()),
                standing.roles().stream().sorted().toList(),
                standing.seats().stream()
                        .findFirst()
                        .map(seat -> new Organisation(
                                seat.organisation().value(), seat.organisationName(), seat.kind(), seat.verified()))
                        .orElse(null));
    }

    /** @param organisation whom the account acts for; null for a platform operator */
    record Me(Account account, List<Role> roles, @Nullable Organisation organisation) {}

    record Account(UUID id, String username, String displayName) {}

    record Organisation(UUID id, String name, OrganisationKind kind, boolean verified) {}
}
