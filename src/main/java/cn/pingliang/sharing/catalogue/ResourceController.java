package cn.pingliang.sharing.catalogue;

import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.PageOf;
import cn.pingliang.sharing.shared.PageRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /resources}: the public catalogue. */
@RestController
class ResourceController {

    private final CatalogueSearch search;
    private final PublishedResources published;

    ResourceController(CatalogueSearch search, PublishedResources published) {
        this.search = search;
        this.published = published;
    }

    @GetMapping("/api/v1/resources")
    PageOf<Item> find(
            @RequestParam(defaultValue = "") @Size(max = 200) String q,
            @RequestParam(required = false) @Nullable ResourceKind kind,
            @RequestParam(required = false) @Nullable UUID institution,
            @RequestParam(name = "class", required = false) @Pattern(regexp = "\\d{2}(\\d{2})?") @Nullable
                    String classCode,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(PageRequest.LARGEST) int size) {
        var query =
                new CatalogueQuery(q, kind, institution == null ? null : new OrganisationId(institution), classCode);
        return search.find(query, new PageRequest(page, size)).map(Item::of);
    }

    @GetMapping("/api/v1/resources/{id}")
    ResourceRecord get(@PathVariable String id) {
        return ResourceRecord.of(published.get(ResourceId.of(id)));
    }

    record Item(UUID id, ResourceKind kind, String name, Institution institution, String summary) {
        static Item of(ResourceCard card) {
            return new Item(
                    card.id().value(),
                    card.kind(),
                    card.name(),
                    new Institution(card.institution().value(), card.institutionName()),
                    card.summary());
        }
    }

    record Institution(UUID id, String name) {}
}
