import BridgeCore
import HomeModel

/// One connection of an account, from the home's side: what is told to the home and what goes out to the cloud.
actor CloudLine {
    private let driver: String
    private var book: OrderBook
    private let reports: ReportOutlet
    private let ledger: CloudLedger
    nonisolated let world: World
    /// Speaks up when there may be something to send or to give up on.
    nonisolated let wakes: AsyncStream<Void>
    private nonisolated let wakeUp: AsyncStream<Void>.Continuation
    /// Devices that the home knows of the account.
    private var adopted: Set<String> = []
    /// Devices that the cloud has, once it said so.
    private var listed: Set<String>?
    private var broken: (any Error)?

    init(driver: String, limits: OrderLimits, reports: ReportOutlet, ledger: CloudLedger, world: World) {
        self.driver = driver
        self.reports = reports
        self.ledger = ledger
        self.world = world
        book = OrderBook(limits: limits, counts: ledger.page.orders)
        (wakes, wakeUp) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    nonisolated func wake() { wakeUp.yield() }

    /// The home says something.
    func take(_ order: DriverOrder) async {
        switch order {
        case .adopt(let device, let lights):
            adopted.insert(device.key.identity)
            for light in lights { book.adopt(LightAddress(identity: device.key.identity, index: light.index), light) }
            if let listed, !listed.contains(device.key.identity) { await reach(device.key.identity, false) }
        case .forget(let key):
            adopted.remove(key.identity)
            book.forget(device: key.identity)
        case .act(let lamps, let action):
            let now = world.now().uptime
            for lamp in lamps { book.take(action, for: lamp, at: now) }
        }
        wake()
    }

    /// The account is logged in and has these devices.
    func connected(_ devices: [CloudDevice]) async {
        let identities = Set(devices.map(\.identity))
        listed = identities
        ledger.connected(devices: devices.count, at: world.now())
        for device in devices { await welcome(device) }
        for gone in adopted.subtracting(identities) { await reach(gone, false) }
        wake()
    }

    /// The cloud says something.
    func hear(_ news: CloudNews) async {
        switch news {
        case .found(let device):
            listed?.insert(device.identity)
            await welcome(device)
        case .light(let lamp, let reading): await tell(lamp, book.hear(reading, from: lamp))
        case .notFollowed(let lamp, let why):
            ledger.noted("\(CloudFailure.notFollowed(why))", at: world.now())
            await takeBack(lamp, book.refused(lamp))
        case .sensor(let identity, let index, let reading): await reports.send(.sensor(key(identity), index: index, reading))
        case .reachable(let identity, let isReachable): await reach(identity, isReachable)
        case .gone(let identity):
            listed?.remove(identity)
            await reach(identity, false)
        }
        wake()
    }

    /// Orders that may go out now. Those it is too late for are given up.
    func next() async -> [(lamp: LightAddress, action: LightAction)] {
        let now = world.now().uptime
        for late in book.overdue(at: now) { await takeBack(late.lamp, late.reading) }
        let going = book.next(at: now)
        ledger.count(book.counts)
        return going
    }

    /// Uptime at which `next` has something again.
    var nextDue: Duration? { book.nextDue }

    /// An order was taken by the cloud.
    func sent(_ lamp: LightAddress, _ receipt: OrderReceipt) async {
        switch receipt {
        case .accepted: book.delivered(lamp, at: world.now().uptime)
        case .followed(let reading): await tell(lamp, book.followed(lamp, reading))
        }
        wake()
    }

    /// An order could not be delivered, and that is nothing but this order's trouble.
    func failed(_ lamp: LightAddress, _ failure: CloudFailure) async {
        let now = world.now()
        ledger.noted("\(failure)", at: now)
        if case .busy(let wait) = failure { book.pause(until: now.uptime + (wait ?? .seconds(2))) }
        await takeBack(lamp, book.failed(lamp))
        if failure == .deviceIsAway { await reach(lamp.identity, false) }
        wake()
    }

    /// The connection is no more.
    func breakOff(_ error: any Error) {
        if broken == nil { broken = error }
        wakeUp.finish()
    }

    /// Why the connection is no more.
    func checkWhole() throws {
        if let broken { throw broken }
    }

    private func welcome(_ device: CloudDevice) async {
        await reports.send(.found(device.description, isReachable: device.isReachable))
        for (index, reading) in device.lights {
            let lamp = LightAddress(identity: device.identity, index: index)
            await takeBack(lamp, book.hear(reading, from: lamp))
        }
        for (index, reading) in device.sensors where device.isReachable {
            await reports.send(.sensor(key(device.identity), index: index, reading))
        }
    }

    private func tell(_ lamp: LightAddress, _ reading: LightReading?) async {
        guard let reading else { return }
        await reports.send(.light(key(lamp.identity), index: lamp.index, reading))
    }

    /// What the cloud remembers of a lamp, or what it was before an order: no sign that it is there.
    private func takeBack(_ lamp: LightAddress, _ reading: LightReading?) async {
        guard let reading else { return }
        await reports.send(.lightStands(key(lamp.identity), index: lamp.index, reading))
    }

    private func reach(_ identity: String, _ isReachable: Bool) async {
        await reports.send(.reachable(key(identity), isReachable))
    }

    private func key(_ identity: String) -> DeviceKey { DeviceKey(driver: driver, identity: identity) }
}
