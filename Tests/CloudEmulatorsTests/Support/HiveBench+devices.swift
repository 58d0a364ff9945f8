import CloudEmulators
import Connectivity

extension HiveBench {
    /// Orders something of a device; gives the command once somebody said what became of it, or in vain after a second.
    func order(
        _ device: String, _ parameters: JSONValue, lifetime: Int64? = nil, as token: String, wait: Int = 10
    ) async throws -> WebAnswer {
        var body: [String: JSONValue] = ["command": "light", "parameters": parameters]
        body["lifetime"] = lifetime.map(JSONValue.int)
        let id = try await ask("POST device/\(device)/command", .object(body), as: token).json?["id"]?.int ?? 0
        return try await ask("GET device/\(device)/command/\(id)/poll?waitTimeout=\(wait)", as: token)
    }

    /// What a device notified of last under a name.
    func lastState(_ device: String, _ name: String, as token: String) async throws -> JSONValue? {
        let path = "device/\(device)/notification?notification=\(name)&sortOrder=DESC&take=1"
        return try await ask("GET \(path)", as: token).json?.array?.first?["parameters"]
    }

    /// Whether a simulated device has a connection.
    func isOnline(_ device: String) async -> Bool {
        await cloud.devices().contains { $0["id"]?.string == device && $0["connected"] == true }
    }
}
