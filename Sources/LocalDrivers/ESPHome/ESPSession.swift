import BridgeCore
import Connectivity
import Foundation
import HomeModel

/// One connection with a device: takes turns between what it says, what it is to do, and its signs of life.
actor ESPSession {
    /// How long it may take to say who it is and what it has.
    private static let introduction = Duration.seconds(20)
    /// How long its lights may then take to say how they are set.
    static let gathering = Duration.seconds(1)

    let kind: ESPHomeKind
    private let place: LanPlace
    let port: BackendPort
    let line: ESPLine
    var talk: ESPTalk
    private var pulse: Pulse
    private var isMet = false
    private var isShown = false
    let alerts: LanAlerts
    let (meetings, meeting) = AsyncStream.makeStream(of: Void.self)

    init(_ kind: ESPHomeKind, _ place: LanPlace, _ port: BackendPort, _ connection: TCPConnection) throws {
        self.kind = kind
        self.place = place
        self.port = port
        let secret = ESPSecret(place.secret)
        talk = ESPTalk(driver: kind.name, secret: secret)
        line = ESPLine(connection, try kind.wire(secret.key, expecting: place.identity), world: kind.world)
        alerts = LanAlerts(world: kind.world)
        pulse = Pulse(kind.heartbeat, at: kind.world.now().uptime)
    }

    /// Speaks until the connection is lost.
    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.listen() }
            group.addTask { try await self.expectIntroduction() }
            group.addTask { try await self.obey() }
            defer { group.cancelAll() }
            do {
                while try await group.next() != nil {}
            } catch {
                if Task.isCancelled { await line.leave() }
                throw error
            }
        }
    }

    private func listen() async throws {
        try await line.open()
        for try await bytes in line.chunks {
            pulse.hear(at: now)
            for frame in try await line.take(bytes).frames { try await take(frame) }
        }
        throw ConnectionFailure.lost("it hung up")
    }

    private func take(_ frame: ESPFrame) async throws {
        for step in try talk.take(frame, at: now) {
            switch step {
            case .say(let frames): try await line.send(frames)
            case .news(let news): await hear(news)
            case .tellTime: try await tellTime()
            case .met(let device): try meet(device)
            }
        }
        if frame.kind == ESPFrame.Kind.goodbye { throw ConnectionFailure.lost("it said goodbye") }
    }

    private func meet(_ device: ESPDevice) throws {
        guard device.identity == place.identity else { throw LanFailure.another(device.identity) }
        isMet = true
        meeting.finish()
    }

    /// Until it is told of, a device's words are taken together.
    private func hear(_ news: [BackendNews]) async {
        guard isShown else {
            if talk.roster?.isWhole == true { await show() }
            return
        }
        let told = await alerts.steady(news)
        if !told.isEmpty { await port.hear(told) }
    }

    /// Tells of the device: once all of its lights have said how they are set, or when that takes too long.
    func show() async {
        guard !isShown, let shown = talk.roster?.shown else { return }
        isShown = true
        await port.connected([shown])
    }

    private func tellTime() async throws {
        let seconds = UInt32(clamping: Int64(kind.world.now().utc.timeIntervalSince1970))
        try await line.send([ESPFrame(ESPFrame.Kind.timeAnswer) { $0.write(1, fixed32: seconds) }])
    }

    private func expectIntroduction() async throws {
        try await kind.clock.sleep(for: Self.introduction)
        if !isMet { throw LanFailure.silent }
    }

    /// Looks after a device that was met.
    func keepAlive() async throws {
        while true {
            switch pulse.next(at: now) {
            case .ask: try await sendSoon([ESPFrame(ESPFrame.Kind.ping)])
            case .wait(let due): try await kind.world.sleepUntil(due)
            case .giveUp:
                throw ConnectionFailure.lost("it gave no sign of life for \(kind.heartbeat.patience.components.seconds) s")
            }
        }
    }

    var now: Duration { kind.world.now().uptime }
}
