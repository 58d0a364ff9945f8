/// The numbers that errors have (Docs/HueV1.md §4.1).
enum ErrorCatalogue {
    /// Those that a bridge without trouble of its own may answer with. 901, which says that it has some, is not among them.
    static let types: Set<Int> = [
        1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 101, 110, 111, 201, 203, 301, 302, 304, 305, 306, 307, 401, 402, 403, 404, 501, 502,
        503, 601, 607, 608, 609, 701, 702, 703, 704, 705, 706, 801, 802, 803,
    ]
}
