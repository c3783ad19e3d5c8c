package cn.pingliang.sharing.catalogue;

/** The addresses of the catalogue's pages, for links from anywhere. */
public final class CatalogueNavigation {

    /** The first page: search and all resources. */
    public static final String CATALOGUE = "";

    private CatalogueNavigation() {}

    /** {@code instruments/…}, without the leading slash, as links on screens have it. */
    public static String pathOf(ResourceKind kind, ResourceId id) {
        return segmentOf(kind) + "/" + id;
    }

    /** All resources of a kind. */
    public static String pathOf(ResourceKind kind) {
        return "?kind=" + kind.name();
    }

    public static String segmentOf(ResourceKind kind) {
        return switch (kind) {
            case INSTRUMENT -> "instruments";
            case FACILITY -> "facilities";
            case DATASET -> "datasets";
            case FINDING -> "findings";
        };
    }
}
