package import BridgeCore

/// Speaks with the lamps of a simulated house. All that lamps do is decided there; here is only what takes time.
package struct SimulatedDriver: DeviceDriver {
    /// What simulated devices' keys name their driver by.
    package static let driverName = "simulated"

    package let name = Self.driverName
    private let house: SimulatedHouse

    /// Makes a driver for a house.
    package init(house: SimulatedHouse) {
        self.house = house
    }

    /// Works until the inbox is closed or the task is cancelled. It never loses its connection.
    ///
    /// A slow lamp has somebody of its own who waits for it, so that it holds up no other; there are never more of
    /// them than lamps.
    package func run(orders: OrderInbox, reports: ReportOutlet) async {
        await withDiscardingTaskGroup { group in
            group.addTask { await tell(reports) }
            for await order in orders {
                switch order {
                case .adopt(let device, let lights): await house.adopt(device, lights: lights)
                case .forget(let key): await house.forget(key)
                case .sayAgain(let lamps): await house.sayAgain(lamps)
                case .search: continue
                case .act(let lamps, let action):
                    for lamp in await house.receive(action, for: lamps) {
                        group.addTask { await attend(lamp) }
                    }
                    await house.hasTold()
                }
            }
            group.cancelAll()
        }
    }

    /// Waits for a slow lamp until it has nothing left to do.
    private func attend(_ lamp: LightAddress) async {
        while let due = await house.due(of: lamp) {
            guard (try? await house.world.sleepUntil(due)) != nil else { return }
            await house.carryOut(lamp)
        }
    }

    /// Hands in what the house has to say, one after the other.
    private func tell(_ reports: ReportOutlet) async {
        let news = house.news.listen(buffered: 1)
        repeat {
            while !Task.isCancelled, let report = await house.nextReport() {
                await reports.send(report)
                await house.told()
            }
        } while await news.first { _ in true } != nil
    }
}
