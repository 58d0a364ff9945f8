import BridgeCore
import HomeModel

extension SimulatedHouse {
    /// Hands an order to some lamps. Those with nothing wrong follow it at once.
    ///
    /// - Returns: the lamps that were idle and take their time now: somebody must wait for each.
    func receive(_ action: LightAction, for lamps: [LightAddress]) -> [LightAddress] {
        lamps.filter { lamp in
            guard let device = devices[lamp.identity] else { return false }
            let wasIdle = update(lamp) { fixture in
                fixture.note()
                return fixture.errands.add(action)
            }
            guard wasIdle == true else { return false }
            if device.faults.delay > .zero { return true }
            carryOut(lamp)
            return false
        }
    }

    /// How long a lamp takes over the order under way; `nil` if there is none.
    func delay(of lamp: LightAddress) -> Duration? {
        guard let device = devices[lamp.identity], let fixture = device.fixtures[lamp.index] else { return nil }
        return fixture.errands.isBusy ? device.faults.delay : nil
    }

    /// The order under way reaches the lamp, which follows it or does not.
    func carryOut(_ lamp: LightAddress) {
        let now = world.now().uptime
        let finished = update(lamp) { $0.errands.finish() } ?? nil
        guard let action = finished, let faults = devices[lamp.identity]?.faults else { return }
        if faults.isUnreachable {
            tell(.reachability(lamp.identity))
        } else if faults.loss > 0, world.randomFraction() < faults.loss {
            tell(.lamp(lamp))
        } else if update(lamp, { $0.follow(action, at: now) }) == true {
            tell(.lamp(lamp))
        } else {
            news.announce(())
        }
    }

    /// What there is to report next. A lamp that has something left to do says nothing before it is done: it would
    /// only be taking the home back to what is already past.
    func nextReport() -> Report? {
        if let reading = tidings.takeReading() { return reading }
        while let subject = tidings.takeSubject(where: canBeTold) {
            if let report = report(on: subject) { return report }
        }
        return nil
    }

    /// The home has taken a report in, and every order that it gave before has arrived.
    func heard(_ report: Report) {
        guard case .light(let key, let index, _) = report else { return }
        _ = update(LightAddress(identity: key.identity, index: index)) { $0.mayCross = false }
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
            let reading = update(lamp) { fixture in
                fixture.speaks()
                return fixture.lamp.reading
            }
            guard let reading, let key = devices[lamp.identity]?.key else { return nil }
            return .light(key, index: lamp.index, reading)
        }
    }
}
