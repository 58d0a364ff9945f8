import BridgeCore
import CloudConnectors
import Connectivity
import HomeModel
import Testing

extension ModeStage {
    /// A bridge with the sample account and three lamps of its own: a colour lamp, one with temperatures, one with a switch.
    func houseWithLamps(_ settings: [String: String] = [:]) async throws -> ModeBridge {
        let house = try bridge(settings)
        for (name, kind) in [("Desk", DeviceKind.color), ("Shelf", .ct), ("Plug", .onOff)] {
            let key = DeviceKey(driver: "test", identity: name)
            let device = kind.device(key: key, name: name, model: "test", manufacturer: "nobody")
            try await house.bridge.perform(.addDevice(device), by: .owner)
        }
        return house
    }

    private func bridge(_ settings: [String: String]) throws -> ModeBridge { try bridge(password: "porchlight", settings) }

    /// The hubs that the cottage has.
    func hubs(_ key: String) async throws -> [JSONValue] {
        let devices = try await ask("GET", "/devices?homeId=55", key: key).json?.array ?? []
        return devices.filter { $0["deviceClass"] == "porchlight-hub" }
    }

    /// Waits until the only hub listens; its id.
    func hub(_ key: String) async throws -> Int {
        #expect(try await modeEventually { try await hubs(key).map { $0["isConnected"] } == [true] })
        return try #require(try await hubs(key).first?["id"]?.int)
    }

    func command(_ device: Int, _ key: String, _ action: String, _ parameters: JSONValue) async throws {
        let command: JSONValue = ["action": .string(action), "parameters": parameters]
        try #require(try await ask("PUT", "/devices/\(device)/command", key: key, json: command).status == 204)
    }
}

extension ModeBridge {
    /// A light by its name.
    func lamp(_ name: String) throws -> Light { try #require(home.lights.all.first { $0.name == name }) }

    func lampSet(_ light: ResourceID, _ change: (inout LightPatch) -> Void) async throws {
        var patch = LightPatch()
        change(&patch)
        try await bridge.perform(.setLight(light, patch), by: .owner)
    }
}

extension WebSocketMessages {
    /// Waits for an event of a type; what it says.
    func event(_ type: String, _ isMeant: (JSONValue) -> Bool) async throws -> JSONValue {
        for try await message in self {
            guard case .text(let text) = message else { continue }
            let event = try JSONValue(parsing: text.utf8)
            if event["eventType"]?.string == type, let data = event["eventData"], isMeant(data) { return data }
        }
        throw ConnectionFailure.lost("nobody said it")
    }
}
