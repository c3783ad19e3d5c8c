package cn.pingliang.sharing.account;

import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.web.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /tokens}: everybody's own access tokens. */
@RestController
@RequestMapping("/api/v1/tokens")
class TokenController {

    private final TokenDesk tokens;
    private final CurrentAccount current;

    TokenController(TokenDesk tokens, CurrentAccount current) {
        this.tokens = tokens;
        this.current = current;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    IssuedToken issue(@Valid @RequestBody TokenRequest request, Authentication authentication) {
        if (authentication instanceof AccessTokenAuthentication) {
            // A stolen token must not be able to outlive its own end.
            throw Problem.of(HttpStatus.FORBIDDEN, "token-from-token").asException();
        }
        var issued = tokens.issue(
                current.require(),
                request.name().strip(),
                request.scopes().contains(Scope.write),
                request.expiresInDays());
        return new IssuedToken(issued.id(), issued.secret(), PortalTime.local(issued.expiresAt()));
    }

    @GetMapping
    TokenList list() {
        return new TokenList(tokens.of(current.require()).stream()
                .map(token -> new TokenSummary(
                        token.id(),
                        token.name(),
                        token.canWrite() ? List.of(Scope.read, Scope.write) : List.of(Scope.read),
                        PortalTime.local(token.createdAt()),
                        PortalTime.local(token.expiresAt())))
                .toList());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id) {
        tokens.revoke(
                current.require(), TimeOrderedId.parse(id).orElseThrow(() -> new NotFoundException("token " + id)));
    }

    /** Spelled as the contract spells them. */
    enum Scope {
        read,
        write
    }

    record TokenRequest(
            @NotBlank @Size(max = 100) String name,
            @NotEmpty Set<Scope> scopes,
            @NotNull @Min(1) @Max(365) Integer expiresInDays) {}

    record IssuedToken(UUID id, String token, OffsetDateTime expiresAt) {}

    record TokenSummary(UUID id, String name, List<Scope> scopes, OffsetDateTime createdAt, OffsetDateTime expiresAt) {}

    record TokenList(List<TokenSummary> items) {}
}
