import Connectivity
import Testing

@testable import CloudConnectors

@Suite("Credentials that were declined")
struct DeclinedOnceTests {
    private static let failure = CloudFailure.declined("the password is wrong")

    @Test func areNotShownAgainForAMinute() throws {
        var declined = DeclinedOnce()
        try declined.check(at: .zero)
        declined.note(Self.failure, at: .seconds(100))
        for moment in [100, 130, 159] {
            #expect(throws: Self.failure) { try declined.check(at: .seconds(moment)) }
        }
        try declined.check(at: .seconds(160))
    }

    @Test func areShownAtOnceToAnOwnerWhoIsThere() throws {
        var declined = DeclinedOnce()
        declined.note(Self.failure, at: .zero)
        declined.forget()
        try declined.check(at: .zero)
    }

    @Test(arguments: [CloudFailure.tokenIsOver, .busy(.seconds(9)), .missing("x"), .codeSent(to: "1")])
    func areTheOnlyThingThatIsRemembered(_ failure: CloudFailure) throws {
        var declined = DeclinedOnce()
        declined.note(failure, at: .zero)
        declined.note(ConnectionFailure.timedOut, at: .zero)
        try declined.check(at: .zero)
    }
}
