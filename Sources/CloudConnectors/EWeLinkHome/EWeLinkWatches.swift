/// Orders on their way, and whether their devices have shown meanwhile that they followed: a device may say so before it answers, and
/// something else, by somebody's hand, before that answer is here.
struct EWeLinkWatches: Sendable {
    private struct Watch {
        let device: String
        let wanted: EWeLinkParams
        var wasShown = false
    }

    private var watches: [Int: Watch] = [:]
    private var last = 0

    /// An order goes on its way.
    ///
    /// - Returns: the number of the watch, which is to be ended.
    mutating func begin(_ wanted: EWeLinkParams, of device: String) -> Int {
        last += 1
        watches[last] = Watch(device: device, wanted: wanted)
        return last
    }

    mutating func end(_ number: Int) { watches[number] = nil }

    /// A device said something, and is set so now.
    mutating func hear(_ device: String, _ said: EWeLinkParams) {
        for (number, watch) in watches where watch.device == device && said.taking(watch.wanted) == said {
            watches[number]?.wasShown = true
        }
    }

    /// Whether the device has been set as wanted since the watch began, for however long.
    func wasShown(_ number: Int) -> Bool { watches[number]?.wasShown ?? false }
}
