import BridgeCore
import Connectivity
import HomeModel

/// Timers of eWeLink devices. A list is changed from what the cloud has at that moment, and one change at a time.
struct EWeLinkTimers: CloudTimers {
    let errands: any EWeLinkErrands
    let world: World
    private let turns = Turns()

    init(errands: any EWeLinkErrands, world: World) {
        self.errands = errands
        self.world = world
    }

    func timers() async throws -> [CloudTimer] {
        try await errands.listing().flatMap { EWeLinkTimerList($0.params, of: $0.thing.id).timers }
    }

    func add(_ plan: CloudTimerPlan, on: Bool, outlet: Int?, to device: String) async throws -> CloudTimer {
        let id = Self.id(world.randomBytes(16))
        return try await change(device) { try $0.add(plan, id: id, on: on, outlet: outlet) }
    }

    func enable(_ timer: CloudTimer, _ isEnabled: Bool) async throws -> CloudTimer {
        try await change(timer.device) { try $0.enable(timer, isEnabled) }
    }

    func remove(_ timer: CloudTimer) async throws {
        try await change(timer.device) { try $0.remove(timer) }
    }

    private func change<Result: Sendable>(
        _ device: String, _ change: @escaping @Sendable (inout EWeLinkTimerList) throws -> Result
    ) async throws -> Result {
        try await turns.take {
            var list = EWeLinkTimerList(try await errands.params(of: device), of: device)
            let result = try change(&list)
            try await errands.set(list.wire, on: device)
            return result
        }
    }

    /// A random UUID, as apps name timers.
    static func id(_ bytes: [UInt8]) -> String {
        var bytes = bytes
        guard bytes.count == 16 else { return "" }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
        let ends = [0, 4, 6, 8, 10, 16]
        return zip(ends, ends.dropFirst()).map { digits[$0..<$1].joined() }.joined(separator: "-")
    }
}
