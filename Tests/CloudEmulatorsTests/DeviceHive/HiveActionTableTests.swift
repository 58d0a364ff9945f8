@testable import CloudEmulators
import Connectivity
import HTTPTypes
import Testing

/// Every request there is, by the action it needs; the table is the cloud's own, so that a new request cannot be left out.
@Suite("What each action of a token of DeviceHive opens", .timeLimit(.minutes(1)))
struct HiveActionTableTests {
    private static let guarded = HiveOperation.all.filter { $0.action != nil }
    private static let names: [String: JSONValue] = [
        "deviceId": "lamp-hall", "networkId": "1", "deviceTypeId": "1", "userId": "2", "commandId": "1", "notificationId": "1",
        "name": "color",
    ]

    private static func line(_ operation: HiveOperation) -> String {
        let path = operation.path.map { part in
            part.hasPrefix("{") ? names[String(part.dropFirst().dropLast())]?.string ?? "x" : part
        }
        return "\(operation.method) " + path.joined(separator: "/") + "?waitTimeout=0"
    }

    private static func token(_ numbers: [Int], user: Int = 1) -> String {
        let list = numbers.map(String.init).joined(separator: ",")
        return HiveToken.forge(#"{"u":\#(user),"a":[\#(list)],"n":["*"],"dt":["*"],"e":4102444800000,"t":1}"#)
    }

    @Test func allActionsAreNeededForSomething() {
        #expect(Set(Self.guarded.compactMap(\.action)) == HiveAction.ofAdministrator)
        #expect(Self.guarded.count > 50)
    }

    @Test func withoutItsActionNothingIsOpen() async throws {
        try await HiveBench.with { bench in
            for operation in Self.guarded {
                let others = (2...18).filter { $0 != operation.action?.rawValue }
                let answer = try await bench.ask(Self.line(operation), as: Self.token(others))
                #expect(answer.verdictOfHive == "403 Access is denied", "\(Self.line(operation))")
                let nobody = try await bench.ask(Self.line(operation))
                #expect(nobody.verdictOfHive == "401 Unauthorized", "\(Self.line(operation))")
            }
        }
    }

    @Test func withoutItsActionNothingIsOpenOnAWebSocket() async throws {
        try await HiveBench.with { bench in
            for action in HiveAction.allCases {
                let others = (2...18).filter { $0 != action.rawValue }
                try await bench.talk(as: Self.token(others)) { talk in
                    for operation in Self.guarded where operation.action == action {
                        guard let name = operation.name else { continue }
                        let reply = try await talk.ask(name, Self.names)
                        #expect(reply.verdict == "403 Access is denied", "\(name)")
                    }
                    for (name, needed) in [("command", HiveAction.getDeviceCommand), ("notification", .getDeviceNotification)] {
                        let reply = try await talk.ask("\(name)/subscribe", ["deviceId": "lamp-hall"])
                        #expect(reply.verdict == (needed == action ? "403 Access is denied" : "success"))
                    }
                }
            }
        }
    }

    @Test func withItsActionAloneItIsOpen() async throws {
        try await HiveBench.with { bench in
            for operation in Self.guarded {
                let answer = try await bench.ask(Self.line(operation), as: Self.token([operation.action?.rawValue ?? 0]))
                #expect(![401, 403, 405, 500].contains(answer.status), "\(Self.line(operation)) \(answer.verdictOfHive)")
            }
        }
    }

    @Test func administrationIsNotForClientsWhateverTheirTokenSays() async throws {
        try await HiveBench.with { bench in
            for list in [Array(2...18), [0]] {
                for operation in Self.guarded where HiveAction.administration.contains(operation.action ?? .getDevice) {
                    let answer = try await bench.ask(Self.line(operation), as: Self.token(list, user: 2))
                    #expect(answer.verdictOfHive == "403 Access is denied", "\(Self.line(operation))")
                }
            }
        }
    }
}
