import BridgeCore
import Connectivity
import HomeModel

/// One connection to an account: asks for its sensors in as few questions as the server allows.
struct RuuviVisit: Sendable {
    /// The shortest time between two questions when each sensor has to be asked for.
    private static let gap = Duration.seconds(1)

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
            if ![404, 405].contains(answer.status) { return try RuuviWords.sensors(try data(answer)) }
            isSeed = true
        }
        return try await sensorsOneByOne()
    }

    /// One that may no longer be read is left out; one without data is listed without.
    private func sensorsOneByOne() async throws -> [RuuviSensor] {
        let list = try data(try await client.ask(WebRequest("GET", "/user"), token: token, isSeed: true))
        let member = RuuviWords.saysTags(list) ? "tag" : "sensor"
        var sensors: [RuuviSensor] = []
        for (number, listed) in try RuuviWords.sensors(list).enumerated() {
            if number > 0 { try await world.sleep(for: Self.gap) }
            let path = WebRequest.path(["get"], query: [member: listed.spelling])
            let answer = try await client.ask(WebRequest("GET", path), token: token, isSeed: true)
            switch answer.status {
            case 403: continue
            case 404: sensors.append(listed)
            default:
                var sensor = listed
                sensor.last = RuuviWords.sensor(try data(answer))?.last
                sensors.append(sensor)
            }
        }
        return sensors
    }

    private func data(_ answer: WebAnswer) throws(CloudFailure) -> JSONValue {
        if let data = answer.ruuviData { return data }
        if answer.isSuccess { throw .notUnderstood("there is no result") }
        if answer.status == 403 { throw .notAllowed("read sensors (\(answer.ruuviError))") }
        throw .trouble(status: answer.status, answer.ruuviError)
    }
}
