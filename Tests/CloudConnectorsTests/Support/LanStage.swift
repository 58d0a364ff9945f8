import BridgeCore
@testable import CloudConnectors
import Connectivity
import Foundation
import HomeModel
import Logging
import Synchronization

/// A device and what listens to it, both on loopback.
struct LanStage: Sendable {
    let port: Int
    var key: String? = LanSamples.key
    var keys: LanKeys?
    var params: EWeLinkParams = ["switch": "off"]
    var remembers = false
    var silence = Duration.milliseconds(400)

    /// A device that nobody has heard of.
    func device() throws -> LanDevice {
        try LanDevice(key: key, type: key == nil ? "diy_plug" : "plug", params: params, mdns: port)
    }

    /// Has a device and a listener for the length of a test.
    func play(
        isOnAir: Bool = true, _ test: @escaping @Sendable (LanDevice, EWeLinkLan, LanDiary) async throws -> Void
    ) async throws {
        let device = try device()
        if !isOnAir { await device.goOffAir() }
        try await device.run {
            let place = EWeLinkLanPlace(host: "127.0.0.1", port: await device.port, isPlain: key == nil)
            try await listen(places: remembers ? [device.id: place] : [:]) { lan, diary in try await test(device, lan, diary) }
        }
    }

    /// Listens for the length of a test.
    func listen(
        places: [String: EWeLinkLanPlace] = [:], _ test: @escaping @Sendable (EWeLinkLan, LanDiary) async throws -> Void
    ) async throws {
        var settings = EWeLinkLanSettings(interfaces: InterfaceSelection(bindAddress: "127.0.0.1"), port: port)
        settings.silence = silence
        settings.askAgain = .milliseconds(200)
        let (key, keys) = (key, keys)
        let lan = EWeLinkLan(
            settings: settings, places: places, keys: { _ in keys.map(\.now) ?? key }, world: ModeBridge.world,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let diary = LanDiary()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    try await lan.run { diary.write($0) }
                } catch is CancellationError {}
            }
            try await test(lan, diary)
            group.cancelAll()
            try await group.waitForAll()
        }
    }
}

/// A key that changes. A lock, because it is asked for on another task.
final class LanKeys: Sendable {
    private let key = Mutex<String?>(nil)
    func set(_ next: String) { key.withLock { $0 = next } }
    var now: String? { key.withLock { $0 } }
}

/// What was heard. A lock, because it is heard on another task than it is looked at.
final class LanDiary: Sendable {
    private let news = Mutex<[EWeLinkLanNews]>([])

    func write(_ piece: EWeLinkLanNews) { news.withLock { $0.append(piece) } }

    var all: [EWeLinkLanNews] { news.withLock { $0 } }

    var said: [EWeLinkLanWord] { all.compactMap { if case .said(_, let word) = $0 { word } else { nil } } }

    /// Looks until it is so, for ten seconds at most.
    func hears(_ isSo: @Sendable (LanDiary) -> Bool) async -> Bool { await eventually { isSo(self) } }

    /// Looks until something is so, for ten seconds at most.
    func eventually(_ isSo: @Sendable () async -> Bool) async -> Bool {
        let world = ModeBridge.world
        let end = world.now().uptime + .seconds(10)
        while world.now().uptime < end {
            if await isSo() { return true }
            try? await world.sleep(for: .milliseconds(5))
        }
        return false
    }
}

extension EWeLinkLanNews {
    /// Whether a device came back.
    var isBack: Bool { if case .back = self { true } else { false } }
}
