import BridgeCore
import Connectivity
import HomeModel

/// The roads on which a device can be told what to do: on the LAN if it is at hand, otherwise by the cloud. No order takes
/// both, unless it is not known what became of it on the first and nothing the device says shows it.
actor EWeLinkRoads: EWeLinkRoad {
    private let lan: EWeLinkLan?
    private let house: EWeLinkHouse
    private var cloud: (any EWeLinkRoad)?

    init(lan: EWeLinkLan?, house: EWeLinkHouse) {
        self.lan = lan
        self.house = house
    }

    /// The cloud is connected, or with `nil` no more.
    func lead(byCloud road: (any EWeLinkRoad)?) { cloud = road }

    func send(_ frames: [EWeLinkParams], to device: String) async throws {
        for params in frames {
            if try await sendOnLan(params, to: device) { continue }
            try await sendByCloud(params, to: device)
        }
    }

    /// - Returns: whether the device has it, so that no other road need be taken.
    private func sendOnLan(_ params: EWeLinkParams, to device: String) async throws -> Bool {
        guard let lan, await lan.reaches(device) else { return false }
        let patience = cloud == nil ? EWeLinkLan.patienceAlone : EWeLinkLan.patienceWithAnotherWay
        let watch = await house.watch(for: params, device)
        do {
            let repeats = await !house.givesImpulses(device)
            try await lan.send(params, to: device, patience: patience, repeats: repeats)
            await house.touch(device)
            await house.take(params, by: device, watched: watch)
            return true
        } catch {
            let wasShown = await house.wasShown(watch)
            await house.endWatch(watch)
            return try await goesOn(after: error, device, wasShown: wasShown)
        }
    }

    /// - Returns: whether the device has the order all the same.
    private func goesOn(after error: any Error, _ device: String, wasShown: Bool) async throws -> Bool {
        switch error as? EWeLinkLanFailure {
        // Perhaps only this road has no word for it, or another key; it was not done, so it may go by the other.
        case .notDelivered(.notFollowed(let why)) where cloud == nil: throw CloudFailure.notFollowed(why)
        // It has done it and said so, though its answer was lost.
        case .perhapsDelivered where wasShown: return true
        // Of a relay that falls back by itself, such as a garage's, nobody could see that it had been done already.
        case .perhapsDelivered where await house.givesImpulses(device):
            throw CloudFailure.notFollowed("whether it was done is not known, and an impulse is not given twice")
        case .notDelivered, .perhapsDelivered:
            if cloud == nil { throw CloudFailure.deviceIsAway }
            return false
        case nil: throw error
        }
    }

    private func sendByCloud(_ params: EWeLinkParams, to device: String) async throws {
        guard let cloud else { throw CloudFailure.deviceIsAway }
        do {
            try await cloud.send([params], to: device)
        } catch where lan != nil && Self.isLoss(error) {
            // The cloud is lost, which is seen to elsewhere; devices at hand go on being spoken with.
            throw CloudFailure.deviceIsAway
        }
    }

    /// Whether nothing more can be said to the cloud, after an error that is not about one order.
    private static func isLoss(_ error: any Error) -> Bool {
        switch error {
        case let failure as CloudFailure: failure.concern == .connection
        case let failure as ConnectionFailure: CloudFailure.connection(failure).concern == .connection
        default: !(error is CancellationError)
        }
    }
}
