import BridgeCore
import Foundation
import HomeModel
import Logging
import Testing
import ToldWorlds

/// A bridge with a furnished home, a store that is watched, and a clock that is told the hour.
struct BridgeUnderTest {
    let told = ToldWorld()
    let store = WatchedStore()
    let bridge: Bridge
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init(lamps: Int = 3, faces: [any FaceMemory] = [], linkButton: LinkButton = LinkButton()) async throws {
        let mac = try #require(MACAddress("00:17:88:24:96:fe"))
        let home = Home(identity: BridgeIdentity(mac: mac), linkButton: linkButton)
        bridge = Bridge(home: home, faces: faces, store: store, world: told.world, logger: logger)
        try await bridge.perform(.furnish(HomeDescription(devices: (0..<lamps).map(Self.lamp))), by: .bridge)
    }

    var home: Home { bridge.published.snapshot.home }
    var lamps: [Light] { Array(home.lights.all) }

    /// A colour lamp of the driver `scripted`.
    static func lamp(_ number: Int) -> DeviceDescription {
        DeviceDescription(
            key: key(number), name: "Lamp \(number)",
            product: Product(model: "LCT015", name: "lamp", manufacturer: "nobody", softwareVersion: "1"),
            lights: [LightAbilities(temperatures: MirekRange(153, 500), gamut: .c)])
    }

    static func key(_ number: Int) -> DeviceKey { DeviceKey(driver: "scripted", identity: "\(number)") }

    static func address(_ number: Int) -> LightAddress { LightAddress(identity: "\(number)", index: 0) }
}

extension LightPatch {
    static func on(_ brightness: Double) -> LightPatch {
        var patch = LightPatch()
        patch.on = true
        patch.brightness = .to(Brightness(fraction: brightness))
        return patch
    }
}

/// A face that numbers what is added, to see when it is followed and kept.
struct CountingFace: FaceMemory {
    static let face = "counting"
    var followed = 0

    init() {}

    init(kept: Data) throws { followed = kept.count }

    mutating func follow(_ changes: [Change], in home: Home) -> Bool {
        let new = changes.filter { $0.event == .added }.count
        followed += new
        return new > 0
    }

    func kept() throws -> Data { Data(repeating: 0, count: followed) }
}
