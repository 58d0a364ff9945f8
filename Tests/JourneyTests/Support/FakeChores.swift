import CloudConnectors
import Connectivity
import Synchronization

/// Timers, shares and groups of a cloud inside a test.
///
/// A lock, because requests come on tasks of their own.
final class FakeChores: CloudTimers, CloudSharing, CloudGroups, Sendable {
    struct Memory {
        var timers: [CloudTimer] = []
        var shares: [CloudShareEntry] = []
        var groups: [CloudGroup] = []
        /// What is answered to everything, if something is wrong.
        var failure: CloudFailure?
    }

    static let things = [
        CloudThing(id: "lamp-1", name: "Lamp in the cloud"), CloudThing(id: "climate-1", name: "Cloud air"),
        CloudThing(id: "x-1", name: "Twin"), CloudThing(id: "x-2", name: "Twin"),
    ]

    private let memory_ = Mutex(Memory())

    var memory: Memory { memory_.withLock { $0 } }
    var chores: CloudChores {
        CloudChores(things: { try self.note { _ in Self.things } }, timers: self, sharing: self, groups: self)
    }

    @discardableResult
    func note<Result>(_ change: (inout Memory) throws -> Result) throws -> Result {
        try memory_.withLock { memory in
            if let failure = memory.failure { throw failure }
            return try change(&memory)
        }
    }

    func fail(_ failure: CloudFailure?) { memory_.withLock { $0.failure = failure } }

    func timers() throws -> [CloudTimer] { try note(\.timers) }

    func add(_ plan: CloudTimerPlan, on: Bool, outlet: Int?, to device: String) throws -> CloudTimer {
        try note { memory in
            let id = "timer-\(memory.timers.count + 1)"
            memory.timers.append(CloudTimer(id: id, device: device, outlet: outlet, plan: plan, on: on, words: "{}"))
            return memory.timers[memory.timers.count - 1]
        }
    }

    func enable(_ timer: CloudTimer, _ isEnabled: Bool) throws -> CloudTimer {
        try note { memory in
            guard let place = memory.timers.firstIndex(of: timer) else { throw ChoreTrouble("gone") }
            memory.timers[place].isEnabled = isEnabled
            return memory.timers[place]
        }
    }

    func remove(_ timer: CloudTimer) throws { try note { $0.timers.removeAll { $0 == timer } } }

    func shares() throws -> [CloudShareEntry] { try note(\.shares) }

    func share(_ device: CloudThing, with person: String, _ rights: CloudRights) throws -> CloudShareEntry {
        try note { memory in
            memory.shares.append(CloudShareEntry(device: device, person: person, rights: rights))
            return memory.shares[memory.shares.count - 1]
        }
    }

    func change(_ device: CloudThing, for person: String, _ rights: CloudRights) throws -> CloudShareEntry {
        try unshare(device, from: person)
        return try share(device, with: person, rights)
    }

    func unshare(_ device: CloudThing, from person: String) throws {
        try note { memory in
            guard memory.shares.contains(where: { $0.person == person }) else { throw ChoreTrouble("not shared with \(person)") }
            memory.shares.removeAll { $0.device.id == device.id && $0.person == person }
        }
    }

    func groups() throws -> [CloudGroup] { try note(\.groups) }

    func add(_ name: String, index: Int?) throws -> String {
        try note { memory in
            let count = memory.groups.count + 1
            memory.groups.append(CloudGroup(id: "group-\(count)", name: name, index: index ?? count))
            return "group-\(count)"
        }
    }

    func change(_ group: String, name: String?, index: Int?) throws {
        try note { memory in
            for place in memory.groups.indices where memory.groups[place].id == group {
                memory.groups[place].name = name ?? memory.groups[place].name
                memory.groups[place].index = index ?? memory.groups[place].index
            }
        }
    }

    func remove(_ group: String, withDevices: Bool) throws { try note { $0.groups.removeAll { $0.id == group } } }

    func move(_ device: String, from: String?, to: String?, only: Bool) throws {
        try note { memory in
            for place in memory.groups.indices {
                if only || memory.groups[place].id == from { memory.groups[place].devices.removeAll { $0.id == device } }
                if memory.groups[place].id == to { memory.groups[place].devices += Self.things.filter { $0.id == device } }
            }
        }
    }
}
