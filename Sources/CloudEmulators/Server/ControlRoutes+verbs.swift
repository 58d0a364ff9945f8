import Connectivity
import Foundation

extension ControlRoutes {
    /// What it is and how busy it is.
    var status: JSONValue {
        [
            "vendor": .string(server.vendor), "uptime": .double(server.settings.clock.uptime / .seconds(1)),
            "requests": .int(Int64(server.tally.count)), "sockets": .int(Int64(server.connections.webSockets)),
        ]
    }

    /// The time in the cloud.
    var clock: JSONValue {
        let clock = server.settings.clock
        return ["now": .string(Self.text(clock.now)), "ahead": .double(clock.lead / .seconds(1))]
    }

    /// What is wrong with it at present.
    var faults: JSONValue {
        get throws { try JSONValue(parsing: JSONEncoder().encode(server.faults.faults ?? EmulatorFaults())) }
    }

    /// What was sent, newest first.
    func letters(to recipient: String?) throws -> JSONValue {
        .array(try server.cloud.outbox.letters(to: recipient).map { letter in
            [
                "id": letter.id.map { .int($0) } ?? nil, "sent": .string(Self.text(letter.sent)), "kind": .string(letter.kind),
                "recipient": .string(letter.recipient), "subject": .string(letter.subject),
                "code": letter.code.map { .string($0) } ?? nil, "text": .string(letter.text),
            ]
        })
    }

    func setFaults(_ faults: EmulatorFaults?) throws -> EmulatorAnswer {
        server.faults.set(faults)
        return EmulatorAnswer(200, try self.faults)
    }

    func advance(_ wish: JSONValue) throws(EmulatorProblem) -> EmulatorAnswer {
        guard let seconds = wish["advance"]?.double, (0...1e10).contains(seconds) else {
            throw EmulatorProblem("\"advance\" is a number of seconds, not less than 0")
        }
        server.settings.clock.advance(by: .seconds(seconds))
        return EmulatorAnswer(200, clock)
    }

    func touch(_ device: String, _ wish: JSONValue) async -> EmulatorAnswer {
        guard await server.cloud.touch(device: device, wish) else { return Self.problem(404, "there is no device \"\(device)\"") }
        return EmulatorAnswer(204)
    }

    /// Cuts the WebSockets as the cloud would, or, when that is asked for, the connections below them.
    func cutSockets(_ request: EmulatorRequest) async -> EmulatorAnswer {
        if request.json?["abruptly"]?.bool == true { server.connections.endWebSockets() } else { await server.cloud.cutSockets() }
        return EmulatorAnswer(204)
    }

    private static func text(_ moment: Date) -> String {
        moment.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
