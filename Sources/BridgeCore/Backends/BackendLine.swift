import HomeModel

/// One connection of a backend, from the home's side: what is told to the home and what goes out to the devices.
///
/// What is to be told is decided and noted without a pause in between, and handed in by one task after the other, so that the
/// home hears everything in the order in which it was decided.
actor BackendLine {
    private let driver: String
    var book: OrderBook
    let reports: ReportOutlet
    let ledger: BackendLedger
    let gate: DeviceGate?
    nonisolated let world: World
    /// Speaks up when there may be something to send or to give up on.
    nonisolated let wakes: AsyncStream<Void>
    private nonisolated let wakeUp: AsyncStream<Void>.Continuation
    /// Speaks up when there may be something to ask.
    nonisolated let glances: AsyncStream<Void>
    private nonisolated let glancing: AsyncStream<Void>.Continuation
    /// Searches that somebody began, with their lengths.
    nonisolated let searches: AsyncStream<Duration>
    nonisolated let search: AsyncStream<Duration>.Continuation
    /// Devices that the home knows of the backend.
    var adopted: Set<String> = []
    /// Devices that the backend has, once it said so.
    var listed: Set<String>?
    /// Devices that were found so far, while it has not said which there are.
    var found: Set<String> = []
    /// Which lights and sensors are meant.
    var lightNumbers: PartNumbers
    var sensorNumbers: PartNumbers
    /// What was said of parts that the home has no numbers for yet, by their devices.
    var early: [String: [BackendNews]] = [:]
    /// Sets of lamps that there is one message for, as the backend counts them.
    var groups: Set<Set<LightAddress>> = []
    /// Whether those may be other lamps for the home by now.
    var groupsAreStale = false
    var stumbles = 0
    /// Uptime at which an order was dealt with last.
    var lastOrder: Duration?
    private var broken: (any Error)?
    var untold: [Report] = []
    private var tellers: [CheckedContinuation<Void, Never>] = []
    private var isTelling = false

    init(
        driver: String, limits: OrderLimits, memory: LineMemory, gate: DeviceGate? = nil, reports: ReportOutlet,
        ledger: BackendLedger, world: World
    ) {
        self.gate = gate
        self.driver = driver
        self.reports = reports
        self.ledger = ledger
        self.world = world
        book = OrderBook(limits: limits, counts: ledger.page.orders, said: memory.said)
        (lightNumbers, sensorNumbers) = (memory.lightNumbers, memory.sensorNumbers)
        (wakes, wakeUp) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        (glances, glancing) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        (searches, search) = AsyncStream.makeStream(of: Duration.self, bufferingPolicy: .bufferingNewest(1))
    }

    nonisolated func wake() { wakeUp.yield() }
    nonisolated func glance() { glancing.yield() }

    /// What to begin with on the next connection.
    var memory: LineMemory { LineMemory(said: book.said, lightNumbers: lightNumbers, sensorNumbers: sensorNumbers) }

    /// The connection is no more.
    func breakOff(_ error: any Error) {
        if broken == nil { broken = error }
        wakeUp.finish()
    }

    /// Why the connection is no more.
    func checkWhole() throws {
        if let broken { throw broken }
    }

    /// How a lamp says it is set; `nil` for what the home need not know.
    func tell(_ lamp: LightAddress, _ reading: LightReading?) {
        guard let reading else { return }
        untold.append(.light(key(lamp.identity), index: lamp.index, reading))
    }

    /// What the backend remembers of a lamp, or what it was before an order: no sign that it is there.
    func takeBack(_ lamp: LightAddress, _ reading: LightReading?) {
        guard let reading else { return }
        untold.append(.lightStands(key(lamp.identity), index: lamp.index, reading))
    }

    func note(_ identity: String, _ isReachable: Bool) {
        untold.append(.reachable(key(identity), isReachable))
    }

    func key(_ identity: String) -> DeviceKey { DeviceKey(driver: driver, identity: identity) }

    func tellAndWake() async {
        await tell()
        wake()
    }

    /// Hands in what is noted, and returns when the home has it, and all that was noted before. While one task does so the others
    /// wait, so that a backend that says much is read no faster than the home takes it in.
    func tell() async {
        guard !isTelling else { return await withCheckedContinuation { tellers.append($0) } }
        guard !untold.isEmpty else { return }
        isTelling = true
        while !untold.isEmpty { await reports.send(untold.removeFirst()) }
        isTelling = false
        for teller in tellers { teller.resume() }
        tellers = []
    }
}
