import HomeModel

/// Devices of one sort that are each spoken with by themselves, so that none holds up another. They come and go while the driver
/// runs, which `FleetDriver` is for.
package actor Fleet {
    /// What is known of a member on the home's side.
    private struct Berth {
        var member: FleetMember
        /// How the home introduced it last.
        var adoption: DriverOrder?
        var line: BackendLine?
        var memory = LineMemory()
    }

    private var berths: [String: Berth] = [:]
    private var starts: AsyncStream<FleetMember>.Continuation?

    /// Makes a fleet without members.
    package init() {}

    /// A device is to be spoken with, or is to be spoken with in another way.
    package func join(_ identity: String, _ backend: any Backend) async {
        let old = berths[identity]
        let member = FleetMember(identity, backend)
        berths[identity] = Berth(member: member, adoption: old?.adoption, memory: old?.memory ?? LineMemory())
        await old?.member.stop()
        starts?.yield(member)
    }

    /// A device is no longer to be spoken with. When it returns nothing of that is under way any more.
    package func leave(_ identity: String) async {
        await berths.removeValue(forKey: identity)?.member.stop()
    }

    /// How each device is doing, by its identity.
    package var pages: [String: BackendLedger.Page] { berths.mapValues(\.member.ledger.page) }

    /// The members to speak with from now on, those that are there already first.
    func members() -> AsyncStream<FleetMember> {
        let (members, start) = AsyncStream.makeStream(of: FleetMember.self)
        starts?.finish()
        starts = start
        for berth in berths.values { start.yield(berth.member) }
        return members
    }

    /// What is known of a member since its last connection.
    func memory(of identity: String) -> LineMemory { berths[identity]?.memory ?? LineMemory() }

    /// A connection of a member begins. It hears first how the home knows the device.
    func begin(_ line: BackendLine, of identity: String) async {
        berths[identity]?.line = line
        if let adoption = berths[identity]?.adoption { await line.take(adoption) }
    }

    /// A connection of a member is over.
    func end(_ line: BackendLine, of identity: String) async {
        let memory = await line.memory
        guard berths[identity]?.line === line else { return }
        berths[identity]?.memory = memory
        berths[identity]?.line = nil
    }

    /// The home says something. What is for a device that is not connected is lost, as with a lamp that has no power.
    func take(_ order: DriverOrder) async {
        switch order {
        case .adopt(let device, _):
            berths[device.key.identity]?.adoption = order
            await berths[device.key.identity]?.line?.take(order)
        case .forget(let key):
            berths[key.identity]?.adoption = nil
            await berths[key.identity]?.line?.take(order)
        case .act(let lamps, let action): await each(lamps) { .act($0, action) }
        case .sayAgain(let lamps): await each(lamps) { .sayAgain($0) }
        case .search: break
        }
    }

    private func each(_ lamps: [LightAddress], _ order: ([LightAddress]) -> DriverOrder) async {
        for (identity, lamps) in Dictionary(grouping: lamps, by: \.identity) { await berths[identity]?.line?.take(order(lamps)) }
    }
}
