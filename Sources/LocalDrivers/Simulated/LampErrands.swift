import HomeModel

/// What one lamp is busy with: the order it takes its time over, and what came meanwhile.
///
/// However many orders come, at most one waits, since newer ones merge into it; and they are carried out in the order
/// they came.
struct LampErrands: Sendable {
    /// The order it takes its time over.
    private(set) var underWay: LightAction?
    private var waiting: LightAction?

    /// Whether it has anything left to do.
    var isBusy: Bool { underWay != nil }

    /// Takes in an order; says whether the lamp was idle, so that somebody must now attend to it.
    mutating func add(_ action: LightAction) -> Bool {
        guard underWay != nil else {
            underWay = action
            return true
        }
        if waiting?.merge(action) == nil { waiting = action }
        return false
    }

    /// The order under way is done with; what waited is under way now.
    mutating func finish() -> LightAction? {
        defer { (underWay, waiting) = (waiting, nil) }
        return underWay
    }
}
