import HomeModel

extension BackendLine {
    /// Orders in a row that fail because of the other side before the connection counts as lost.
    private static let mostStumbles = 3
    /// However long the other side wants to be left alone, orders are tried again after a minute: the owner waits for them.
    private static let longestPause = Duration.seconds(60)

    /// The home says something.
    func take(_ order: DriverOrder) async {
        switch order {
        case .adopt(let device, let lights):
            adopted.insert(device.key.identity)
            number(device)
            let lamps = lights.map { LightAddress(identity: device.key.identity, index: $0.index) }
            // A device that has become another may have fewer lights than before.
            book.forget(device: device.key.identity, but: Set(lamps))
            let isThere = found.contains(device.key.identity) || listed?.contains(device.key.identity) == true
            for (lamp, light) in zip(lamps, lights) {
                // One that was let go of and is back may have said something meanwhile.
                let heard = isThere ? book.standing(lamp) : nil
                book.adopt(lamp, light)
                takeBack(lamp, heard)
            }
            release(device.key.identity)
            if let listed, !listed.contains(device.key.identity) { note(device.key.identity, false) }
        case .forget(let key):
            adopted.remove(key.identity)
            early[key.identity] = nil
            book.leave(device: key.identity)
        case .act(let lamps, let action):
            let now = world.now().uptime
            for lamp in lamps { book.take(action, for: lamp, at: now) }
        case .sayAgain(let lamps): for lamp in lamps { takeBack(lamp, book.sayAgain(lamp)) }
        case .search(let length): search.yield(length)
        }
        await tellAndWake()
    }

    /// Orders that may go out now, each with its lamps as the backend counts them. Those it is too late for are given up, and
    /// those for lamps that the backend has no more.
    func next() async -> [(order: BoundOrder, lamps: [LightAddress])] {
        let now = world.now().uptime
        for late in book.overdue(at: now) { takeBack(late.lamp, late.reading) }
        regroup()
        var going: [(order: BoundOrder, lamps: [LightAddress])] = []
        for order in book.next(at: now) {
            if let lamps = placed(order.lamps) {
                going.append((order, lamps))
            } else {
                for lamp in order.lamps { takeBack(lamp, book.failed(lamp)) }
            }
        }
        ledger.count(book.counts)
        await tell()
        return going
    }

    /// Uptime at which `next` has something again.
    var nextDue: Duration? { book.nextDue }

    /// An order was taken.
    func sent(_ lamps: [LightAddress], _ receipt: OrderReceipt) async {
        stumbles = 0
        lastOrder = world.now().uptime
        glance()
        for lamp in lamps {
            switch receipt {
            case .accepted: tell(lamp, book.delivered(lamp, at: world.now().uptime))
            case .headed(let reading):
                tell(lamp, book.delivered(lamp, at: world.now().uptime))
                tell(lamp, book.hear(reading, from: lamp))
            case .followed(let reading): tell(lamp, book.followed(lamp, reading))
            }
        }
        await tellAndWake()
    }

    /// An order could not be delivered. That may be this order's trouble alone; if it is the other side's, and not for the first
    /// time, the connection is no more.
    func failed(_ lamps: [LightAddress], _ failure: any OrderFailure) async {
        let now = world.now()
        ledger.noted("\(failure)", at: now)
        lastOrder = now.uptime
        switch failure.concern {
        case .order, .device:
            for lamp in lamps { takeBack(lamp, book.failed(lamp)) }
        case .pause(let wait):
            book.pause(until: now.uptime + min(wait, Self.longestPause))
            for lamp in lamps { book.postponed(lamp, at: now.uptime) }
        case .backend:
            stumbles += 1
            for lamp in lamps { takeBack(lamp, book.failed(lamp)) }
            if stumbles >= Self.mostStumbles { breakOff(failure) }
        case .connection: breakOff(failure)
        }
        if failure.concern == .device {
            for device in Set(lamps.map(\.identity)) { note(.reachable(identity: device, false)) }
        }
        await tellAndWake()
    }
}
