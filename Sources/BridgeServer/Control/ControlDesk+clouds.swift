import BridgeCore
import HomeModel
import HueV1

extension ControlDesk {
    func cloud(_ name: String) async throws(ControlProblem) -> ControlCloud {
        guard let account = try await clouds.accounts().first(where: { $0.name == name }) else {
            throw ControlProblem("there is no cloud account \"\(name)\"; \"porchlight clouds list\" shows all")
        }
        return account
    }

    /// Takes in an account. A cloud that may see nothing named sees nothing: other than with apps, there is no usual grant.
    func addCloud(_ wanted: ControlNewCloud) async throws(ControlProblem) -> ControlCloudAddition {
        var shared: Grant?
        if let edit = wanted.share { shared = try grant(Grant(level: .control, scope: .nothing), edited: edit) }
        return try await clouds.add(wanted, sharing: shared)
    }

    /// The devices of an account, as they are in the home.
    func cloudDevices(_ name: String) async throws(ControlProblem) -> [ControlCloudDevice] {
        let driver = try await clouds.driver(of: name)
        let snapshot = bridge.published.snapshot
        let numbers = snapshot.memory(V1Numbers.self)
        return snapshot.home.devices.all.filter { $0.key.driver == driver }.map { device in
            ControlCloudDevice(
                name: device.name, identity: device.key.identity, model: device.product.model,
                reachable: device.isReachable, lights: device.lights.compactMap(numbers.lights.number),
                sensors: device.sensors.compactMap(numbers.sensors.number))
        }
    }

    /// How each account is doing, in a few words, by its name.
    func cloudWords() async -> [String: String] {
        do throws(ControlProblem) {
            return Dictionary(try await clouds.accounts().map { ($0.name, $0.words) }) { first, _ in first }
        } catch {
            return ["all": error.problem]
        }
    }
}

extension ControlCloud {
    /// How it is doing, on one line.
    package var words: String {
        let connection = ControlConnection(state: state, problem: problem)
        let count = state == "connected" ? ", \(devices) \(devices == 1 ? "device" : "devices")" : ""
        return connection.words + count
    }
}
