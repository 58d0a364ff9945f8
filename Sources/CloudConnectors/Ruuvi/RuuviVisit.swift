import BridgeCore
import Connectivity
import Foundation
import HomeModel

/// One connection to an account: asks for its sensors in as few questions as the server allows.
struct RuuviVisit: Sendable {
    /// The shortest time between two questions when each sensor has to be asked for.
    private static let gap = Duration.seconds(1)
    /// How many measurements of a sensor are asked for, so that one with years of them costs no more than a new one. More than
    /// one, since a sensor may be heard in two formats.
    private static let depth = "15"

    let client: RuuviClient
    let token: String
    let world: World
    /// Whether the server is one of the first kind, which has no question for everything at once.
    private var isSeed = false

    init(client: RuuviClient, token: String, world: World) {
        self.client = client
        self.token = token
        self.world = world
    }

    /// The sensors of the account, those shared with it included, each with its last measurement.
    ///
    /// - Throws: `CloudFailure`, `ConnectionFailure`.
    mutating func sensors() async throws -> [RuuviSensor] {
        if !isSeed {
            let path = "/sensors-dense?measurements=true&sharedToMe=true"
            let answer = try await client.ask(WebRequest("GET", path), token: token)
            if ![404, 405].contains(answer.status) {
                return try RuuviWords.sensors(try data(answer), at: world.now().utc)
            }
        }
        let sensors = try await sensorsOneByOne()
        // Not before it has answered: whoever stands in between may have no such page for a while.
        isSeed = true
        return sensors
    }

    /// One that the cloud stumbles over is listed without data, unless it stumbles over each.
    private func sensorsOneByOne() async throws -> [RuuviSensor] {
        let list = try data(try await client.ask(WebRequest("GET", "/user"), token: token, isSeed: true))
        let member = RuuviWords.saysTags(list) ? "tag" : "sensor"
        let listed = try RuuviWords.sensors(list)
        var (sensors, failures): ([RuuviSensor], [CloudFailure]) = ([], [])
        for (number, sensor) in listed.enumerated() {
            if number > 0 { try await world.sleep(for: Self.gap) }
            do {
                if let found = try await whole(sensor, called: member) { sensors.append(found) }
            } catch let failure as CloudFailure {
                guard failure.isOfOneSensor else { throw failure }
                failures.append(failure)
                sensors.append(sensor)
            }
        }
        if let failure = failures.first, failures.count == listed.count { throw failure }
        return sensors
    }

    /// A sensor with its last measurement, or without one if it has none; `nil` if it may not be read any more.
    private func whole(_ listed: RuuviSensor, called member: String) async throws -> RuuviSensor? {
        let path = WebRequest.path(["get"], query: [member: listed.spelling, "limit": Self.depth])
        let answer = try await client.ask(WebRequest("GET", path), token: token, isSeed: true)
        switch answer.status {
        case 403: return nil
        case 404: return listed
        default:
            var sensor = listed
            sensor.last = RuuviWords.sensor(try data(answer), at: world.now().utc)?.last
            return sensor
        }
    }

    private func data(_ answer: WebAnswer) throws(CloudFailure) -> JSONValue {
        if let data = answer.ruuviData { return data }
        if answer.isSuccess { throw .notUnderstood("there is no result") }
        if answer.status == 403 { throw .notAllowed("read sensors (\(answer.ruuviError))") }
        throw .trouble(status: answer.status, answer.ruuviError)
    }
}

extension CloudFailure {
    /// Whether it may be about one sensor, and the next one fare better.
    fileprivate var isOfOneSensor: Bool {
        switch self {
        case .trouble, .notUnderstood: true
        default: false
        }
    }
}
