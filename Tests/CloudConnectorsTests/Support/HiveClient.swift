import Connectivity
import Testing

/// Asks over REST, as any other client of the cloud.
struct HiveClient: Sendable {
    let rest: String
    var token: String?

    init(_ rest: String) {
        self.rest = rest
    }

    func send(_ request: WebRequest) async throws -> WebAnswer {
        var request = request
        if let token { request.headers["Authorization"] = "Bearer " + token }
        let web = try WebClient(rest, clock: HiveHome.clock)
        let asked = request
        let answer = await Result { try await web.send(asked, within: .seconds(10)) }
        await web.close()
        return try answer.get()
    }

    /// Asks for something that must succeed.
    @discardableResult
    func ask(_ method: String, _ path: String, _ json: JSONValue? = nil) async throws -> JSONValue {
        let answer = try await send(json.map { WebRequest(method, path, json: $0) } ?? WebRequest(method, path))
        try #require(answer.isSuccess, "\(method) \(path): \(answer.status) \(answer.json?.text ?? "")")
        return answer.json ?? .null
    }

    func loggedIn(_ login: String, _ password: String) async throws -> HiveClient {
        var client = self
        client.token = try await ask("POST", "/token", ["login": .string(login), "password": .string(password)])["accessToken"]?.string
        return client
    }

    /// Gives a command to a device.
    ///
    /// - Returns: its number.
    func command(_ device: String, _ name: String, _ parameters: JSONValue = [:]) async throws -> Int {
        let command: JSONValue = ["command": .string(name), "parameters": parameters]
        return try #require(try await ask("POST", "/device/\(device)/command", command)["id"]?.int)
    }

    /// What became of a command, once its device said so.
    func end(of command: Int, _ device: String) async throws -> JSONValue {
        try await ask("GET", "/device/\(device)/command/\(command)/poll?waitTimeout=10")
    }

    /// What a device notified of, newest first; nothing while there is no such device.
    func notifications(_ device: String) async throws -> [JSONValue] {
        let answer = try await send(WebRequest("GET", "/device/\(device)/notification?notification=state&sortOrder=DESC"))
        return answer.json?.array?.compactMap { $0["parameters"] } ?? []
    }

    /// Whether there is a device.
    func has(_ device: String) async throws -> Bool {
        try await send(WebRequest("GET", "/device/\(device)")).status == 200
    }

    /// Tokens with chosen rights.
    func token(_ rights: JSONValue) async throws -> JSONValue { try await ask("POST", "/token/create", rights) }
}
