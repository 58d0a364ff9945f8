import HomeModel

/// The driver of all devices that one backend has.
package struct BackendDriver: DeviceDriver {
    package let name: String
    private let backend: any Backend
    private let ledger: BackendLedger
    private let gate: DeviceGate?
    private let memory = LampMemory()
    private let world: World

    /// Makes a driver.
    ///
    /// - Parameters:
    ///   - name: what the devices' keys name it by.
    ///   - backend: speaks the protocol.
    ///   - ledger: where its fortunes are written.
    ///   - gate: keeps out devices that the owner does not want; `nil` if all are welcome.
    ///   - world: time and chance.
    package init(name: String, backend: any Backend, ledger: BackendLedger, gate: DeviceGate? = nil, world: World) {
        self.name = name
        self.gate = gate
        self.backend = backend
        self.ledger = ledger
        self.world = world
    }

    /// As long as its backend's.
    package var grace: Duration { backend.grace }

    /// Works until the connection is lost, the inbox is closed or the task is cancelled.
    ///
    /// - Throws: why the connection is lost.
    package func run(orders: OrderInbox, reports: ReportOutlet) async throws {
        ledger.connecting()
        let line = BackendLine(
            driver: name, limits: backend.limits, memory: await memory.kept, gate: gate, reports: reports, ledger: ledger,
            world: world)
        do {
            try await work(line, orders)
        } catch {
            await memory.keep(await line.memory)
            throw error
        }
        await memory.keep(await line.memory)
    }

    private func work(_ line: BackendLine, _ orders: OrderInbox) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for await order in orders { await line.take(order) } }
            group.addTask {
                try await backend.run(BackendPort(line: line))
                throw BackendGoodbye()
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}

/// Keeps what is known from one connection to the next.
private actor LampMemory {
    private(set) var kept = LineMemory()

    func keep(_ memory: LineMemory) { kept = memory }
}
