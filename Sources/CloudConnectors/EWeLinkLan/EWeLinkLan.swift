package import BridgeCore
import Connectivity
import HomeModel
package import Logging

/// eWeLink's devices on the LAN: hears what they announce, knows which can be reached, and sends them orders.
///
/// It knows nothing of the cloud. What it hears and what it is asked to send are the same parameters as there.
package actor EWeLinkLan {
    /// How long an order may take when it can go by the cloud as well.
    package static let patienceWithAnotherWay = Duration.seconds(1)
    /// How long an order may take when there is no other way.
    package static let patienceAlone = Duration.seconds(5)

    let settings: EWeLinkLanSettings
    let keys: @Sendable (String) async -> String?
    let world: World
    let logger: Logger
    let client: EWeLinkLanClient
    /// What is heard while nobody listens yet, or while the listener takes its time: 1,024 pieces, of more the oldest are lost.
    let news: AsyncStream<EWeLinkLanNews>
    private let sink: AsyncStream<EWeLinkLanNews>.Continuation
    private(set) var devices: [String: EWeLinkLanDevice] = [:]
    private var turns: [String: SpacedTurns] = [:]
    private var sequence: Int64 = 0

    /// Makes one, which sends nothing before it runs.
    ///
    /// - Parameters:
    ///   - settings: where to look.
    ///   - places: where devices were, by their ids: they are asked at once whether they are still there.
    ///   - keys: gives the devicekey of a device by its id; nil if it is not known. It may be asked at any time.
    ///   - world: time and chance.
    ///   - logger: for what the owner should know.
    package init(
        settings: EWeLinkLanSettings, places: [String: EWeLinkLanPlace] = [:],
        keys: @escaping @Sendable (String) async -> String?, world: World, logger: Logger
    ) {
        self.settings = settings
        self.keys = keys
        self.world = world
        self.logger = logger
        client = EWeLinkLanClient(settings: settings, world: world)
        (news, sink) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1024))
        let presence = EWeLinkLanPresence(settings, at: world.now().uptime)
        devices = Dictionary(uniqueKeysWithValues: places.map { id, place in
            (id, EWeLinkLanDevice(id: id, place: place, presence: presence))
        })
    }

    /// Whether orders can be sent to a device.
    package func reaches(_ deviceid: String) -> Bool { devices[deviceid]?.isReached ?? false }

    /// Where a device is, or was when it was last heard of.
    package func place(of deviceid: String) -> EWeLinkLanPlace? { devices[deviceid]?.place }

    /// To be called when keys have come that were not there before, or others: what could not be read is read again.
    package func keysChanged() async {
        for id in devices.keys.sorted() {
            let key = await keys(id)
            change(id) { $0.readAgain(devicekey: key, at: world.now().uptime) }
        }
    }

    /// Changes a device that is known, and tells what follows.
    func change(_ id: String, _ work: (inout EWeLinkLanDevice) -> [EWeLinkLanNews]) {
        guard var device = devices[id] else { return }
        let news = work(&device)
        devices[id] = device
        for piece in news { sink.yield(piece) }
    }

    /// Adds a device, or with nil forgets one.
    func keep(_ device: EWeLinkLanDevice?, as id: String) {
        devices[id] = device
        if device == nil { turns[id] = nil }
    }

    /// Tells something that an answer said.
    func tell(_ piece: EWeLinkLanNews) { sink.yield(piece) }

    /// Who may speak to a device.
    func turns(of id: String) -> SpacedTurns {
        if let known = turns[id] { return known }
        let made = SpacedTurns(gap: settings.gap, world: world)
        turns[id] = made
        return made
    }

    /// The number of the next request: the time, and more than the last.
    func nextSequence() -> Int64 {
        sequence = max(sequence + 1, client.milliseconds)
        return sequence
    }
}
