import BridgeCore
import Connectivity
import HomeModel

extension ESPSession {
    /// Carries out orders from when the device was met until the connection is lost.
    func obey() async throws {
        for await _ in meetings {}
        if talk.roster?.isWhole == false { try await kind.clock.sleep(for: Self.gathering) }
        try Task.checkCancellation()
        await show()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.keepAlive() }
            group.addTask { try await self.port.carryOutEach { try await self.carry($1, to: $0) } }
            group.addTask { try await self.alerts.run { try await self.send($1, to: $0) } }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// A light that can flash does so by itself; relays, and what goes on for long, are switched to and fro from here.
    private func carry(_ action: LightAction, to lamp: LightAddress) async throws -> OrderReceipt {
        let silence = talk.roster?.silence(after: action, at: lamp.index)
        let isOn = talk.roster?.isOn(lamp.index) ?? false
        let flashes = talk.roster?.flashes(for: action, at: lamp.index) ?? false
        // An empty action ends what goes on for long.
        try await alerts.carry(flashes ? LightAction() : action, to: lamp, isOn: isOn) { try await self.send($0, to: lamp) }
        if flashes { try await send(action, to: lamp) }
        return silence.map { .followed($0) } ?? .accepted
    }

    private func send(_ action: LightAction, to lamp: LightAddress) async throws {
        let frames = talk.commands(for: action, at: lamp.index, now: now)
        if !frames.isEmpty { try await sendSoon(frames) }
    }

    /// Sends what somebody waits for: a device that takes nothing any more must not hold them up.
    func sendSoon(_ frames: [ESPFrame]) async throws {
        let line = line
        try await kind.clock.within(.seconds(5)) { try await line.send(frames) }
    }
}
