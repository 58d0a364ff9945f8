import GRDB
import Logging

extension EWeLinkCloud {
    /// Reads for a request that is answered in several steps.
    func read<Result: Sendable>(
        _ request: EmulatorRequest, _ body: @Sendable (EWeLinkCall) throws -> Result
    ) throws -> Result {
        try database.read { db in try body(try EWeLinkCall(request, [:], db, settings.clock, rules, home: home)) }
    }

    /// Answers a request; what it changes is kept before anybody is told of it.
    func keep(
        _ request: EmulatorRequest, _ parameters: [String: String], _ handler: EWeLinkRoute.Handler
    ) throws -> JSONText {
        let (json, letters, leaving) = try database.write { db in
            var call = try EWeLinkCall(request, parameters, db, settings.clock, rules, home: home)
            return (try handler(&call), call.letters, call.leaving)
        }
        for letter in letters { try outbox.send(letter) }
        for device in leaving { dismiss(device) }
        return json
    }

    /// Ends the connection of a device that nobody has any more.
    private func dismiss(_ device: String) {
        for (number, seat) in seats where seat.who == .device(device) {
            seat.texts.finish()
            close(number)
        }
    }
}
