import BridgeCore
import HomeModel

/// What the simulated house has to say and has not said yet.
///
/// About lamps and devices it holds only *that* there is something to say: what is said is how they are when they are
/// asked, and the list is no longer than the house. Sensors' readings are kept one by one; when more than 256 wait, the
/// oldest is dropped.
struct Tidings: Sendable {
    /// Something to say.
    enum Subject: Sendable, Hashable {
        /// How a lamp is set.
        case lamp(LightAddress)
        /// Whether a device can be reached.
        case reachability(String)
    }

    private static let mostReadings = 256
    private var subjects: [Subject] = []
    private var known: Set<Subject> = []
    private var readings: [Report] = []

    /// Whether there is nothing to say.
    var isEmpty: Bool { subjects.isEmpty && readings.isEmpty }

    /// Whether there is something that can be said at present.
    func canSay(_ isReady: (Subject) -> Bool) -> Bool { !readings.isEmpty || subjects.contains(where: isReady) }

    /// There is something to say about a lamp or device.
    mutating func add(_ subject: Subject) {
        if known.insert(subject).inserted { subjects.append(subject) }
    }

    /// A sensor has a reading to hand in.
    mutating func add(reading: Report) {
        readings.append(reading)
        if readings.count > Self.mostReadings { readings.removeFirst() }
    }

    /// The oldest reading of a sensor.
    mutating func takeReading() -> Report? {
        readings.isEmpty ? nil : readings.removeFirst()
    }

    /// The oldest of those subjects that can be spoken about at present.
    mutating func takeSubject(where isReady: (Subject) -> Bool) -> Subject? {
        guard let at = subjects.firstIndex(where: isReady) else { return nil }
        let subject = subjects.remove(at: at)
        known.remove(subject)
        return subject
    }
}
