package import HomeModel

/// What a search says while it goes on.
package enum LanSearchNews: Sendable, Hashable {
    /// A device was met, or it is known better now.
    case met(LanFind, isTaken: Bool)
    /// A device of a backend came into the home.
    case joined(Device)
    /// A kind cannot be searched for, with words for why.
    case cannotSearch(kind: String, String)
    /// So much of the search is left.
    case goesOn(left: Duration)
}
