import BridgeCore
import HomeModel

extension SimulatedHouse {
    /// Hands an order to some lamps. Those with nothing wrong follow it at once.
    ///
    /// - Returns: the lamps that were idle and take their time now: somebody must wait for each.
    func receive(_ action: LightAction, for lamps: [LightAddress]) -> [LightAddress] {
        lamps.filter { lamp in
            guard let device = devices[lamp.identity] else { return false }
            let due = world.now().uptime + device.faults.delay
            let wasIdle = update(lamp) { $0.receive(action, due: due) }
            guard wasIdle == true else { return false }
            if device.faults.delay > .zero { return true }
            carryOut(lamp)
            return false
        }
    }

    /// Uptime at which the order under way reaches a lamp; `nil` if there is none. It is settled when the lamp begins
    /// with it, so that it does not depend on when somebody starts to wait.
    func due(of lamp: LightAddress) -> Duration? {
        guard let fixture = devices[lamp.identity]?.fixtures[lamp.index], fixture.errands.isBusy else { return nil }
        return fixture.due
    }

    /// The order under way reaches the lamp, which follows it or does not.
    func carryOut(_ lamp: LightAddress) {
        let now = world.now().uptime
        guard let faults = devices[lamp.identity]?.faults,
            let action = update(lamp, { $0.finish(nextDue: now + faults.delay) }) ?? nil
        else { return }
        if faults.isUnreachable {
            tell(.reachability(lamp.identity))
        } else if faults.loss > 0, world.randomFraction() < faults.loss {
            tell(.lamp(lamp))
        } else if update(lamp, { $0.lamp.take(action, at: now) }) == true {
            tell(.lamp(lamp))
        } else {
            news.announce(())
        }
    }

    /// What there is to report next. A lamp that has something left to do says nothing before it is done: it would
    /// only be taking the home back to what is already past.
    func nextReport() -> Report? {
        let next = takeReport()
        begin(next)
        return next
    }

    private func takeReport() -> Report? {
        if let reading = tidings.takeReading() { return reading }
        while let subject = tidings.takeSubject(where: canBeTold) {
            if let report = report(on: subject) { return report }
        }
        return nil
    }

    /// Whether nothing is left to do or to say but what waits for its time or for a device to be back, for tests that
    /// tell the time.
    package var isQuiet: Bool {
        let now = world.now().uptime
        let isDue = devices.values.contains { device in
            device.fixtures.values.contains { $0.errands.isBusy && $0.due <= now }
        }
        return !isTelling && !isDue && !tidings.canSay(canBeTold)
    }

    /// What some lamps said was left aside, since an order crossed it.
    func sayAgain(_ lamps: [LightAddress]) {
        for lamp in lamps { tell(.lamp(lamp)) }
    }

    private func canBeTold(_ subject: Tidings.Subject) -> Bool {
        guard case .lamp(let lamp) = subject, let device = devices[lamp.identity] else { return true }
        return !device.faults.isUnreachable && device.fixtures[lamp.index]?.errands.isBusy != true
    }

    private func report(on subject: Tidings.Subject) -> Report? {
        switch subject {
        case .reachability(let identity):
            return devices[identity].map { .reachable($0.key, !$0.faults.isUnreachable) }
        case .lamp(let lamp):
            guard let device = devices[lamp.identity], let fixture = device.fixtures[lamp.index] else { return nil }
            return .light(device.key, index: lamp.index, fixture.lamp.reading)
        }
    }
}
