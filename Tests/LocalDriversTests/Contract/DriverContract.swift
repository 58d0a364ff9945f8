import BridgeCore
import HomeModel
import Testing

/// What every driver keeps to, whatever it speaks (Docs/Drivers.md). Each clause is a test of its own, with a peer of its own.
enum ContractClause: String, Sendable, CaseIterable {
    case whatIsFoundAppears, ordersReachTheDevice, handsAreSeen, theDeviceGoesAndComesBack, theBackendGoesAndComesBack,
        rubbishEndsNothing, lateAnswersDoNotDragTheHomeBack, answersMayComeTwice, aSliderIsHeldToTheLimits

    /// Plays one clause.
    ///
    /// - Parameter speed: how much faster than real time the driver's clock goes.
    func keep(_ peer: any ContractPeer, speed: Double = 4) async throws {
        let home = try ContractHome(for: peer, speed: speed)
        let driver = try await peer.driver(in: home.world)
        do {
            try await home.run(driver) { try await play(peer, home) }
        } catch {
            await peer.close()
            throw error
        }
        await peer.close()
    }

    private func play(_ peer: any ContractPeer, _ home: ContractHome) async throws {
        try await home.until("it appears") { home.isReachable && home.belief?.isNear(on: true, level: 0.5) ?? false }
        switch self {
        case .whatIsFoundAppears: #expect(home.light?.abilities.dims == true)
        case .ordersReachTheDevice: try await ordersArrive(peer, home)
        case .handsAreSeen: try await handsAreSeen(peer, home)
        case .theDeviceGoesAndComesBack: try await presence(peer, home)
        case .theBackendGoesAndComesBack: try await listening(peer, home)
        case .rubbishEndsNothing: try await rubbish(peer, home)
        case .lateAnswersDoNotDragTheHomeBack: try await neverBack(peer, home, .late(.milliseconds(700)))
        case .answersMayComeTwice: try await neverBack(peer, home, .twice)
        case .aSliderIsHeldToTheLimits: try await slider(peer, home)
        }
    }

    private func ordersArrive(_ peer: any ContractPeer, _ home: ContractHome) async throws {
        for (on, level) in [(true, 0.8), (false, 0.8), (true, 0.25)] {
            try await home.order(on: on, level: on ? level : nil)
            try await home.until("the lamp follows") { try await peer.lamp().isNear(on: on, level: level) }
        }
    }

    private func handsAreSeen(_ peer: any ContractPeer, _ home: ContractHome) async throws {
        for (on, level) in [(true, 0.9), (false, 0.9), (true, 0.3)] {
            try await peer.touch(on: on, level: level)
            try await home.until("a hand is seen") { home.belief?.isNear(on: on, level: level) ?? false }
        }
    }

    private func presence(_ peer: any ContractPeer, _ home: ContractHome) async throws {
        guard peer.hasGateway else { return }
        try await peer.setPresent(false)
        try await home.until("it is missed") { !home.isReachable }
        try await peer.setPresent(true)
        try await home.until("it is back") { home.isReachable }
        try await ordersArrive(peer, home)
    }

    private func listening(_ peer: any ContractPeer, _ home: ContractHome) async throws {
        try await peer.setListening(false)
        try await home.until("it is missed") { !home.isReachable }
        try await peer.setListening(true)
        try await home.until("it is back") { home.isReachable }
        try await ordersArrive(peer, home)
    }

    private func rubbish(_ peer: any ContractPeer, _ home: ContractHome) async throws {
        try await peer.sayRubbish()
        try await home.until("it is reachable") { home.isReachable }
        try await home.until("orders arrive") {
            try await home.order(on: true, level: 0.8)
            try await home.world.sleep(for: .milliseconds(400))
            return try await peer.lamp().isNear(on: true, level: 0.8)
        }
    }

    /// An order is what apps see at once, and nothing that the lamp still says of what was before changes that.
    private func neverBack(_ peer: any ContractPeer, _ home: ContractHome, _ manner: ContractManner) async throws {
        try await peer.answer(manner)
        try await home.order(level: 0.9)
        let end = home.world.now().uptime + .seconds(4)
        while home.world.now().uptime < end {
            #expect(home.belief?.isNear(on: true, level: 0.9) ?? false)
            try await home.world.sleep(for: .milliseconds(50))
        }
        #expect(try await peer.lamp().isNear(on: true, level: 0.9))
    }

    /// Sixty steps a second for ten seconds.
    private func slider(_ peer: any ContractPeer, _ home: ContractHome) async throws {
        let (before, began) = (try await peer.orders().count, home.world.now().uptime)
        for step in 1...600 {
            try await home.order(level: 0.1 + 0.8 * Double(step) / 600)
            let due = began + .seconds(10) * step / 600
            if home.world.now().uptime < due { try await home.world.sleepUntil(due) }
        }
        try await home.until("the last value is reached") { try await peer.lamp().isNear(on: true, level: 0.9) }
        let orders = try await peer.orders().dropFirst(before)
        let seconds = (home.world.now().uptime - began) / .seconds(1)
        #expect(Double(orders.count) <= peer.ordersPerSecond * seconds + 2, "\(orders.count) orders in \(seconds) s")
        #expect(home.belief?.isNear(on: true, level: 0.9) ?? false)
    }
}
