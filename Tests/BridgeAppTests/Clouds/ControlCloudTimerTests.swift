import BridgeServer
import CloudConnectors
import Testing

@testable import BridgeApp

@Suite("What the owner is shown of a cloud's timer")
struct ControlCloudTimerTests {
    @Test(arguments: [(nil, nil), (0, 1), (63, 64), (64, nil), (-1, nil), (Int.max, nil), (Int.min, nil)] as [(Int?, Int?)])
    func outletsAreCountedFromOneAndNoneIsMadeUp(outlet: Int?, shown: Int?) {
        let timer = CloudTimer(id: "t", device: "d", outlet: outlet, plan: nil, on: true, words: "{}")
        let control = ControlCloudTimer(timer, device: "Lamp", ahead: nil)
        #expect(control.outlet == shown && control.words == "{}" && control.does == "on")
    }
}
