import BridgeCore
import Connectivity

/// What is known of the devices behind one account: what each is, what it said last, and whether it answers. It outlives
/// connections, so that what was missed between two can be told from what was heard.
actor HiveHouse {
    private struct Known {
        let device: HiveDevice
        let kind: DeviceKind
    }

    /// A command that was not updated within this time counts as unanswered.
    static let patience = Duration.seconds(5)

    private var known: [String: Known] = [:]
    private var memory = HiveMemory()
    private var silence = HiveSilence(patience: patience)
    private var remarks: Set<String> = []

    /// From when on missed notifications are to be repeated; `nil` if none was ever heard.
    var since: HiveMoment? { memory.since }

    func kind(of device: String) -> DeviceKind? { known[device]?.kind }

    func isBlocked(_ device: String) -> Bool { known[device]?.device.isBlocked ?? false }

    /// Whether a device is known exactly so.
    func knows(_ device: HiveDevice) -> Bool { known[device.id]?.device == device }

    /// Whether a device was ever heard in a kind of notification.
    func hasHeard(_ device: String, _ name: String) -> Bool { memory.knows(device, name) }

    func add(_ device: HiveDevice, _ kind: DeviceKind) { known[device.id] = Known(device: device, kind: kind) }

    func remove(_ device: String) {
        known[device] = nil
        silence.heard(device)
    }

    /// Only these are left.
    ///
    /// - Returns: those that are gone.
    func keep(only devices: Set<String>) -> [String] {
        let gone = known.keys.filter { !devices.contains($0) }.sorted()
        for device in gone { known[device] = nil }
        memory.keep(only: devices)
        silence.keep(only: devices)
        return gone
    }

    /// A notification was listed: it is not news when it comes again.
    func note(_ notification: HiveMessage) {
        if memory.isLatest(notification) { silence.heard(notification.device) }
        _ = memory.isNews(notification)
    }

    /// What a notification means for the home; nothing if it was heard already or is about something that is not known.
    func hear(_ notification: HiveMessage) -> [BackendNews] {
        guard memory.isNews(notification) else { return [] }
        let isBack = silence.heard(notification.device)
        guard let known = known[notification.device], !known.device.isBlocked else { return [] }
        let (device, words) = (notification.device, notification.parameters)
        let back: [BackendNews] = isBack && words["reachable"] != false ? [.reachable(identity: device, true)] : []
        guard notification.name == HiveWords.notification(of: known.kind) else { return back }
        return back + HiveWords.news(words, from: device, known.kind)
    }

    /// What the end of a command means for the home: a lamp that followed says how it is set now, or is set as it was told.
    /// Whatever became of it, a lamp that was silent is not any more.
    func hear(update: HiveMessage) -> [BackendNews] {
        let isBack = silence.heard(update.device)
        guard let known = known[update.device] else { return [] }
        let back: [BackendNews] = isBack && !known.device.isBlocked ? [.reachable(identity: update.device, true)] : []
        guard update.name == HiveWords.command, update.status?.lowercased() == "success", let abilities = known.kind.abilities
        else { return back }
        let reading = HiveWords.outcome(of: update, abilities: abilities)
        return back + [.light(LightAddress(identity: update.device, index: 0), reading)]
    }

    /// There is a new connection.
    func begin() { silence.begin() }

    /// A device was told something.
    ///
    /// - Returns: when to look whether it answered.
    func told(_ device: String, at now: Duration) -> Duration { silence.told(device, at: now) }

    /// Devices that have not answered.
    func silent(at now: Duration) -> [String] { silence.overdue(at: now) }

    /// Whether a device did not answer, and has said nothing since, over whichever connection.
    func isSilent(_ device: String) -> Bool { silence.isSilent(device) }

    /// Whether something is remarked for the first time.
    func isFirst(remark: String) -> Bool { remarks.insert(remark).inserted }
}
