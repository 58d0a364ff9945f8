import Connectivity

/// How the bridge comes by its place in a home of the cloud: once, by the hand of the user, like any new device.
struct ModeHubPlace {
    /// The place itself.
    struct Taken: Sendable, Hashable {
        let device: Int
        let key: String
        let home: Int
    }

    let account: CloudAccount
    let secrets: any SecretDrawer
    /// The bridge's id.
    let bridge: String
    /// What people call the bridge.
    let name: String

    /// What the cloud is told to tell this hub apart by.
    private var tag: String { "\(bridge)-\(account.name)" }

    /// The place that was kept, or a new one.
    func take(_ client: ModeClient) async throws -> Taken {
        if let device = await secrets.secret("hubDevice").flatMap({ Int($0) }), let key = await secrets.secret("hubKey"),
            let home = await secrets.secret("hubHome").flatMap({ Int($0) }) {
            return Taken(device: device, key: key, home: home)
        }
        guard let home = try await client.homes(named: account.settings).first else {
            throw CloudFailure.missing("the user has no home in the cloud that this bridge could join")
        }
        try await leaveOldPlaces(in: home, client)
        let taken = try await join(home, client)
        // The key first: without it the rest is worth nothing.
        await secrets.keep("hubKey", taken.key)
        await secrets.keep("hubHome", "\(taken.home)")
        await secrets.keep("hubDevice", "\(taken.device)")
        let path = WebRequest.path(["devices", "\(taken.device)"])
        try await client.ask(WebRequest("PATCH", path, json: ["name": .string(name)]), to: "name this bridge")
        return taken
    }

    /// Places of this same bridge whose keys nobody has any more, since the account was removed or an answer got lost.
    private func leaveOldPlaces(in home: Int, _ client: ModeClient) async throws {
        for device in try await client.devices(in: home) where device.deviceClass == ModeDevice.hubClass && device.tag == tag {
            let path = WebRequest.path(["devices", "\(device.id)"])
            try await client.ask(WebRequest("DELETE", path), to: "delete what this bridge was before", orGet: [404])
        }
    }

    private func join(_ home: Int, _ client: ModeClient) async throws -> Taken {
        let form = ["deviceClass": ModeDevice.hubClass, "deviceTag": tag]
        let path = WebRequest.path(["homes", "\(home)", "deviceProvisioning"])
        let asked = try await client.ask(WebRequest("POST", path, form: form), to: "add a device to home \(home)")
        guard let token = asked.json?["token"]?.string else { throw CloudFailure.notUnderstood("a provisioning without token") }
        // The device itself speaks here, so without the user's key.
        let request = WebRequest("POST", "/devices", form: ["token": token])
        let answer = try await client.web.send(request, within: ModeClient.patience)
        guard answer.isSuccess else { throw ModeAnswers.failure(answer, to: "become a device of home \(home)") }
        guard let device = answer.json?["id"]?.int, let key = answer.json?["apiKey"]?.string else {
            throw CloudFailure.notUnderstood("a new device without key")
        }
        return Taken(device: device, key: key, home: home)
    }
}
