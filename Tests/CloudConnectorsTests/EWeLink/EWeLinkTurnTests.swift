import BridgeCore
@testable import CloudConnectors
import Connectivity
import HomeModel
import Testing

/// What comes on one socket comes in order: what a device said before the answer to an order is past, and what it says after it is
/// newer, however close together they are.
@Suite("eWeLink: answers among what is pushed", .timeLimit(.minutes(1)))
struct EWeLinkTurnTests {
    typealias Stage = EWeLinkStage

    /// A cloud that says all this in one breath when a lamp is told to be on.
    private static func breath(before: [JSONValue], after: [JSONValue]) -> WebSocketHandler {
        { connection in
            for try await message in connection.messages {
                guard case .text(let text) = message, let frame = try? JSONValue(parsing: text.utf8) else { continue }
                let answer: JSONValue = ["error": 0, "sequence": frame["sequence"] ?? .null]
                let isOrder = frame["action"] == "update"
                for one in (isOrder ? before : []) + [answer] + (isOrder ? after : []) { try await connection.send(one.text) }
            }
        }
    }

    private static func push(_ device: String, _ params: JSONValue) -> JSONValue {
        ["action": "update", "deviceid": .string(device), "params": params]
    }

    @Test func aHandRightAfterAnOrderIsSeen() async throws {
        try await Stage.serve { stage in
            stage.front.play(Self.breath(before: [], after: [Self.push(Stage.lamp, ["switch": "off"])]))
            let home = try EWeLinkHome(at: stage.base)
            try await home.connected {
                try await home.settled()
                for round in 1...8 {
                    try await home.set(Stage.lamp) { $0.on = true }
                    try await home.until("the hand of round \(round) is seen") {
                        home.ledger.page.orders.sent == round && home.light(Stage.lamp)?.state.on == false
                    }
                }
                #expect(home.ledger.page.orders.failed == 0)
            }
        }
    }

    @Test func ofAnOrderThatWasTakenHalfTheHalfIsShown() async throws {
        try await Stage.serve { stage in
            stage.front.play { connection in
                for try await message in connection.messages {
                    guard case .text(let text) = message, let frame = try? JSONValue(parsing: text.utf8) else { continue }
                    let isRefused = frame["params"]?["bright"] != nil
                    try await connection.send(
                        JSONValue.object(["error": .int(isRefused ? 400 : 0), "sequence": frame["sequence"] ?? .null]).text)
                }
            }
            let home = try EWeLinkHome(at: stage.base)
            try await home.connected {
                try await home.settled()
                #expect(home.light(Stage.dimmer)?.state.on == false)
                try await home.set(Stage.dimmer) { ($0.on, $0.brightness) = (true, .to(.full)) }
                try await home.until("it failed") { home.ledger.page.orders.failed == 1 }
                try await home.until("the lamp is on, as dark as it was") {
                    home.light(Stage.dimmer)?.state.on == true && home.light(Stage.dimmer)?.state.brightness != .full
                }
            }
        }
    }

    @Test func aHandRightBeforeAnOrderIsPast() async throws {
        try await Stage.serve { stage in
            stage.front.play(Self.breath(
                before: [Self.push(Stage.lamp, ["switch": "off"])], after: [Self.push(Stage.door, ["switch": "on"])]))
            let home = try EWeLinkHome(at: stage.base)
            try await home.connected {
                try await home.settled()
                try await home.set(Stage.lamp) { $0.on = true }
                try await home.until("all is heard") { home.readings(Stage.door) == [.contact(true)] }
                try await home.until("the order is done with") { await home.bridge.hasDeliveredAll }
                #expect(home.light(Stage.lamp)?.state.on == true)
            }
        }
    }
}
