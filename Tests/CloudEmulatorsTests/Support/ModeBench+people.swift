import CloudEmulators
import Connectivity
import Testing

/// The sample account's people and things.
extension ModeBench {
    static let emailProject = 1
    static let phoneProject = 2
    static let byouProject = 3

    var homeID: Int { facts["homeId"]?.int ?? 0 }

    /// The first key of a project, or the one of a name.
    func projectKey(_ project: Int, named name: String? = nil) throws -> String {
        let facts = try #require(facts["projects"]?.array?.first { $0["id"]?.int == project })
        guard let name else { return try #require(facts["projectKey"]?.string) }
        return try #require(facts["projectKeys"]?.array?.first { $0["name"]?.string == name }?["key"]?.string)
    }

    /// A sample device's `apiKey` or `claimCode`.
    func secret(_ kind: String, of device: Int) throws -> String {
        try #require(facts["devices"]?.array?.first { $0["id"]?.int == device }?[kind]?.string)
    }

    /// The user of the sample account, logged in.
    func ann() async throws -> Person { try await signIn("ann@example.com", password: "porchlight") }

    func signIn(_ email: String, password: String) async throws -> Person {
        let answer = try await ask("POST", "/auth/user", form: login(email, password))
        let json = try #require(answer.json, "\(answer.verdict)")
        return Person(id: try #require(json["userId"]?.int), key: try #require(json["token"]?.string))
    }

    func login(_ email: String, _ password: String) -> [String: String] {
        ["projectId": "1", "appId": "porchlight-sample", "email": email, "password": password]
    }

    /// Somebody new in the e-mail project: registered, verified, logged in.
    func newcomer(_ email: String) async throws -> Person {
        let answer = try await register(email)
        #expect(answer.status == 201)
        _ = try await ask("POST", "/auth/user/emailVerification", form: ["token": try latest("verification", to: email)])
        return try await signIn(email, password: "open sesame")
    }

    func register(_ email: String) async throws -> WebAnswer {
        try await ask("POST", "/users", user(email))
    }

    func user(_ email: String) -> JSONValue {
        ["projectId": 1, "email": .string(email), "name": "Ben", "password": "open sesame"]
    }

    /// The code in the latest letter about something.
    func latest(_ subject: String, to recipient: String) throws -> String {
        try #require(try cloud.outbox.letters(to: recipient).first { $0.subject == subject }?.code)
    }

    /// A user of the phone project, logged in with the code that came.
    func caller(_ number: String) async throws -> Person {
        _ = try await ask("POST", "/users", ["projectId": 2, "phoneNumber": .string(number), "name": "Cy"])
        let code = try latest("login-code", to: number)
        let login = ["projectId": "2", "appId": "porchlight-phone", "phoneNumber": number, "code": code]
        let answer = try await ask("POST", "/auth/user", form: login)
        return Person(id: try #require(answer.json?["userId"]?.int), key: try #require(answer.json?["token"]?.string))
    }

    func newHome(_ person: Person) async throws -> Int {
        try #require(try await ask("POST", "/homes", key: person.key, ["name": "Barn"]).json?["id"]?.int)
    }

    /// A device made on demand.
    func newDevice(in home: Int, by person: Person, deviceClass: String = "lamp-onoff") async throws -> Person {
        let token = try await ask(
            "POST", "/homes/\(home)/deviceProvisioning", key: person.key, form: ["deviceClass": deviceClass])
        let device = try await ask("POST", "/devices", form: ["token": try #require(token.json?["token"]?.string)])
        return Person(id: try #require(device.json?["id"]?.int), key: try #require(device.json?["apiKey"]?.string))
    }
}
