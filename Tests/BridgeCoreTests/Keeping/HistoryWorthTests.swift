import Foundation
import HomeModel
import Testing

@testable import BridgeCore

@Suite("What is worth a place in the history")
struct HistoryWorthTests {
    private let app = ResourceReference(.app, ResourceID(derivedFrom: .devices, "app"))
    private let lamp = ResourceReference(.light, ResourceID(derivedFrom: .devices, "lamp"))

    private func batch(_ changes: [Change]) -> Batch {
        Batch(number: 1, at: .distantPast, cause: .bridge, changes: changes)
    }

    @Test func thatAnAppUsedItsKeyIsNot() {
        #expect(batch([Change(.updated([.lastUsed]), app)]).forHistory == nil)
    }

    @Test func theRestOfTheBatchIs() {
        let switched = Change(.updated([.on]), lamp)
        #expect(batch([Change(.updated([.lastUsed]), app), switched]).forHistory?.changes == [switched])
    }

    @Test func aNewSecretOfAnAppIs() {
        let change = Change(.updated([.lastUsed, .clientKey]), app)
        #expect(batch([change]).forHistory?.changes == [change])
    }
}
