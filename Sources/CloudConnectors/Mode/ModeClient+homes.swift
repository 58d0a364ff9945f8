import Connectivity

extension ModeClient {
    /// The homes that the account is about: those that its settings name, or all that the user is a member of.
    ///
    /// - Throws: `CloudFailure.notAllowed` when settings name homes and the user is a member of none of them.
    func homes(named settings: [String: String]) async throws -> [Int] {
        let path = WebRequest.path(["homes"], query: ["userId": "\(try await user())"])
        let answer = try await ask(WebRequest("GET", path), to: "see its homes")
        guard let list = answer.json?.array else { throw CloudFailure.notUnderstood("the list of homes is no list") }
        let homes = list.compactMap { $0["id"]?.int }.sorted()
        let wanted = Self.homes(in: settings["homeIds"] ?? "")
        guard !wanted.isEmpty else { return homes }
        let chosen = homes.filter(wanted.contains)
        guard !chosen.isEmpty else {
            throw CloudFailure.notAllowed("see home \(wanted.sorted().map(String.init).joined(separator: ", "))")
        }
        return chosen
    }

    /// All devices of the homes that the account is about, those that the home has no use for included.
    func devices(inHomesNamed settings: [String: String]) async throws -> [ModeDevice] {
        var devices: [ModeDevice] = []
        for home in try await homes(named: settings) { devices += try await self.devices(in: home) }
        return devices
    }

    /// The devices of a home.
    func devices(in home: Int) async throws -> [ModeDevice] {
        let path = WebRequest.path(["devices"], query: ["homeId": "\(home)"])
        let answer = try await ask(WebRequest("GET", path), to: "see the devices of home \(home)")
        guard let list = answer.json?.array else { throw CloudFailure.notUnderstood("the list of devices is no list") }
        return list.compactMap(ModeDevice.init)
    }

    /// Sends a command to a device. That it was taken says nothing about what the device does.
    ///
    /// - Throws: `CloudFailure.deviceIsAway` also for a device that is no more.
    func command(_ command: JSONValue, to device: String) async throws {
        let request = WebRequest("PUT", WebRequest.path(["devices", device, "command"]), json: command)
        let answer = try await ask(request, to: "command device \(device)", orGet: [404])
        if answer.status == 404 { throw CloudFailure.deviceIsAway }
        // MODE says nothing at all; whatever says something is not MODE.
        guard answer.body.isEmpty else { throw CloudFailure.notUnderstood("an answer to a command") }
    }

    /// Numbers with commas between them.
    static func homes(in text: String) -> Set<Int> {
        Set(text.split(separator: ",").compactMap { Int($0.filter { !$0.isWhitespace }) })
    }
}
