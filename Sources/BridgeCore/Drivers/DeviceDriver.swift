import Foundation
package import HomeModel

/// Speaks with one sort of device. Real ones, simulated ones and those behind a cloud are all the same here.
package protocol DeviceDriver: Sendable {
    /// What its devices' keys name it by.
    var name: String { get }
    /// How long after the end of a run its devices become unreachable, if it hands in no report meanwhile.
    var grace: Duration { get }

    /// Works until the connection is lost or the task is cancelled. A driver does not retry by itself: it throws, its
    /// devices become unreachable, and it is started again after a while.
    ///
    /// After an order for lamps it comes back for more only when the home has taken in what it said of them before.
    ///
    /// - Throws: when the connection is lost, with words for the owner.
    func run(orders: OrderInbox, reports: ReportOutlet) async throws
}

extension DeviceDriver {
    /// None: its devices become unreachable at once.
    package var grace: Duration { .zero }
}

/// What a driver is told.
package enum DriverOrder: Sendable, Hashable {
    /// A device of the driver's is in the home, with lights that are set so.
    case adopt(Device, lights: [Light])
    /// A device of the driver's is no longer in the home.
    case forget(DeviceKey)
    /// Somebody looks for new lights or sensors, for so long: what can be found is to be found, and what is near may join.
    case search(Duration)
    /// Some lamps are to do something.
    case act([LightAddress], LightAction)
    /// What was said last of some lamps crossed an order, and was left aside: how they are set is to be said again.
    case sayAgain([LightAddress])
}

/// How a driver knows a lamp.
package struct LightAddress: Sendable, Hashable {
    /// What the driver tells its devices apart by.
    package let identity: String
    /// Which of the device's lights it is, from 0.
    package let index: Int

    /// Makes an address.
    package init(identity: String, index: Int) {
        self.identity = identity
        self.index = index
    }
}

/// Where a driver hands in what it observed.
package struct ReportOutlet: Sendable {
    private let bridge: Bridge
    private let caller: Caller
    private let onSend: @Sendable () -> Void

    /// Makes an outlet for a driver of this name.
    ///
    /// - Parameter onSend: told of each report before it is handed in.
    package init(bridge: Bridge, driver: String, onSend: @escaping @Sendable () -> Void = {}) {
        self.bridge = bridge
        caller = .driver(driver)
        self.onSend = onSend
    }

    /// When an app used its key last; `nil` without apps.
    var lastAppUse: Date? { bridge.published.snapshot.home.apps.all.lazy.map(\.lastUsed).max() }

    /// Hands in a report; returns when the home has taken it in.
    package func send(_ report: Report) async {
        onSend()
        await bridge.observe(report, by: caller)
    }
}
