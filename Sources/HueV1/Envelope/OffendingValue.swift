/// How error 7 quotes the value it complains about (Docs/HueV1.md §4.5).
package enum OffendingValue: String, Sendable, Hashable {
    /// The value alone, which is what most clients expect to read.
    case clean
    /// As a real bridge does: straight out of the text, with the delimiter that follows and blanks for quotes.
    case exact
}
