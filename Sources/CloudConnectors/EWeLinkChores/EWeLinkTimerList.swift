import Connectivity

/// The timers of one device. The cloud takes the whole list or nothing, so whatever is in it, understood or not, is kept as it
/// was but for the one that is changed.
struct EWeLinkTimerList: Sendable, Hashable {
    private let device: String
    private let params: EWeLinkParams
    /// The list to send.
    private(set) var elements: [JSONValue]

    /// - Parameter params: what the device said last: its timers, and what it has to switch.
    init(_ params: EWeLinkParams, of device: String) {
        self.device = device
        self.params = params
        elements = params["timers"]?.array ?? []
    }

    /// The list as the cloud takes it.
    var wire: EWeLinkParams { ["timers": .array(elements)] }

    /// All of them, those that are not understood included.
    var timers: [CloudTimer] { elements.indices.map(timer) }

    /// Adds one at the end.
    ///
    /// - Parameter outlet: from 0.
    /// - Throws: when the device has no such outlet, or nothing to switch.
    mutating func add(_ plan: CloudTimerPlan, id: String, on: Bool, outlet: Int?) throws(ChoreTrouble) -> CloudTimer {
        let word = try word(outlet)
        elements.append(EWeLinkTimerWords.timer(plan, id: id, on: on) { isOn in
            var action: [String: JSONValue] = [word: isOn ? "on" : "off"]
            if let outlet { action["outlet"] = .int(Int64(outlet)) }
            return .object(action)
        })
        return timer(at: elements.count - 1)
    }

    /// Lets one run, or not.
    ///
    /// - Throws: when it is not there any more.
    mutating func enable(_ timer: CloudTimer, _ isEnabled: Bool) throws(ChoreTrouble) -> CloudTimer {
        let place = try place(of: timer)
        guard var words = elements[place].object else { throw Self.gone }
        // Some write a word and most a number.
        words["enabled"] = words["enabled"]?.bool == nil ? .int(isEnabled ? 1 : 0) : .bool(isEnabled)
        elements[place] = .object(words)
        return self.timer(at: place)
    }

    /// Removes one.
    ///
    /// - Throws: when it is not there any more.
    mutating func remove(_ timer: CloudTimer) throws(ChoreTrouble) {
        elements.remove(at: try place(of: timer))
    }

    private static let gone = ChoreTrouble("the timer is not there any more")

    /// One without an id of its own is known by its place, as long as it is what it was.
    private func place(of timer: CloudTimer) throws(ChoreTrouble) -> Int {
        let place = elements.indices.first { place in
            let here = self.timer(at: place)
            return here.id == timer.id && (elements[place]["mId"] != nil || here.words == timer.words)
        }
        guard let place else { throw Self.gone }
        return place
    }

    private func timer(at place: Int) -> CloudTimer {
        let words = elements[place]
        let action = EWeLinkTimerWords.action(words)
        let isEnabled = words["enabled"]?.bool ?? (words["enabled"]?.int != 0)
        return CloudTimer(
            id: words["mId"]?.string ?? "\(device)#\(place + 1)", device: device, outlet: action?.outlet, isEnabled: isEnabled,
            plan: EWeLinkTimerWords.plan(words), on: action?.on, words: words.text)
    }

    /// What the device calls being on.
    private func word(_ outlet: Int?) throws(ChoreTrouble) -> String {
        if let outlets = params["switches"]?.array {
            let known = outlets.compactMap { $0["outlet"]?.int }.filter { CloudTimer.outlets.contains($0) }.sorted()
            guard let outlet else {
                throw ChoreTrouble("it has several outlets: say which with --outlet 1 to \((known.last ?? 0) + 1)")
            }
            guard known.contains(outlet) else { throw ChoreTrouble("it has no outlet \(outlet + 1)") }
            return "switch"
        }
        guard outlet == nil else { throw ChoreTrouble("it has no outlets to choose from") }
        guard let word = ["switch", "state"].first(where: { params[$0]?.string != nil }) else {
            throw ChoreTrouble("it has nothing that a timer could switch")
        }
        return word
    }
}
