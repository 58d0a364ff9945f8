import BridgeCore
import Connectivity
import HomeModel
import Logging

extension EWeLinkLan {
    /// Has a device take parameters.
    ///
    /// - Parameters:
    ///   - params: what it shall be like.
    ///   - deviceid: a device that is reached.
    ///   - patience: how long it may take once it is its turn: `patienceWithAnotherWay`, `patienceAlone`.
    ///   - repeats: whether it may be sent again when the device cuts it off, which one does that is busy with another request.
    ///     Not for what does more when it is done twice, as an impulse does: the device may have read it.
    /// - Returns: the parameters that it answered with; nil if it told none.
    /// - Throws: `EWeLinkLanFailure`, which tells whether it may be sent another way; `CancellationError`.
    @discardableResult
    package func send(
        _ params: EWeLinkParams, to deviceid: String, patience: Duration, repeats: Bool = true
    ) async throws -> EWeLinkParams? {
        guard reaches(deviceid) else { throw EWeLinkLanFailure.notDelivered(.deviceIsAway) }
        return try await ask(EWeLinkLanCommand(params), deviceid, patience, repeats)
    }

    /// Asks a silent device for its state, unless it can be forgotten. Any answer is a sign of life.
    func askState(_ deviceid: String) async throws {
        if await forget(deviceid) { return }
        do {
            let params = try await ask(.getState, deviceid, settings.patience, true)
            guard let params, !params.isEmpty, let device = devices[deviceid] else { return }
            tell(.said(deviceid, EWeLinkLanWord(
                seq: nil, params: params, type: device.type, isDIY: device.isDIY, place: device.place)))
        } catch let failure as EWeLinkLanFailure {
            logger.debug("device did not tell its state", metadata: ["device": "\(deviceid)", "reason": "\(failure)"])
        }
    }

    private func ask(
        _ command: EWeLinkLanCommand, _ id: String, _ patience: Duration, _ repeats: Bool
    ) async throws -> EWeLinkParams? {
        try await turns(of: id).take { try await self.exchange(command, id, patience, repeats) }
    }

    private func exchange(
        _ command: EWeLinkLanCommand, _ id: String, _ patience: Duration, _ repeats: Bool
    ) async throws -> EWeLinkParams? {
        guard let device = devices[id] else { throw EWeLinkLanFailure.notDelivered(.deviceIsAway) }
        let key = device.isDIY ? nil : await keys(id)
        guard device.isDIY || key != nil else {
            throw EWeLinkLanFailure.notDelivered(.missing("the key of the device is not known"))
        }
        guard let body = command.body(to: id, sequence: nextSequence(), devicekey: key, iv: world.randomBytes(16)) else {
            throw EWeLinkLanFailure.notDelivered(.notUnderstood("the order cannot be encrypted"))
        }
        let answer: WebAnswer
        do {
            answer = try await client.send(body, command.path, to: device.place, patience: patience, repeats: repeats)
        } catch let failure as EWeLinkLanFailure {
            heardOf(id, at: device.place, isAnswer: failure.isAnswer)
            throw failure
        }
        heardOf(id, at: device.place, isAnswer: true)
        return try EWeLinkLanAnswer.params(answer, devicekey: key)
    }

    /// What an old address says tells nothing of a device that has moved meanwhile.
    private func heardOf(_ id: String, at place: EWeLinkLanPlace, isAnswer: Bool) {
        guard devices[id]?.place == place else { return }
        let now = world.now().uptime
        change(id) { isAnswer ? $0.answered(at: now) : $0.failed(at: now) }
    }
}

extension EWeLinkLanFailure {
    /// Whether something was answered, though it was no sense.
    fileprivate var isAnswer: Bool {
        if case .connection(.notUnderstood) = cause { true } else { false }
    }
}
