package import HomeModel

/// What a request comes down to.
package enum V1Plan: Sendable {
    /// The answer is known.
    case answer([UInt8])
    /// Something is to be read.
    case read(V1Reading)
    /// Something is to be done first.
    case perform(Command, V1Answering)
}

/// What can be read, as a key for answers that are kept ready.
package enum V1Reading: Sendable, Hashable {
    case fullState, config, capabilities, timezones
    case capability(String)
    case all(V1Collection)
    case light(Int), group(Int), sensor(Int), schedule(Int), rule(Int), resourceLink(Int)
    case scene(ResourceID)
    case newLights, newSensors
}

/// Words the answer to a command once it is known what became of it.
package struct V1Answering: Sendable {
    /// What became of a command.
    package enum Result: Sendable {
        /// It was carried out; the home is as it is right after.
        case done(Outcome, V1View)
        /// The home refused it.
        case refused(Refusal)
        /// It could not be kept.
        case failed
    }

    /// What of the request is refused already, before the home is asked.
    let errors: [V1Error]
    private let address: String
    private let whenDone: @Sendable (Outcome, V1View) -> [UInt8]
    private let whenRefused: @Sendable (Refusal) -> V1Error?

    /// - Parameters:
    ///   - address: what general errors are about.
    ///   - errors: what of the request is refused already; `done` must tell them too.
    ///   - refused: words for refusals that this command has special ones for.
    ///   - done: words for success.
    init(
        _ address: String, errors: [V1Error] = [], refused: @escaping @Sendable (Refusal) -> V1Error? = { _ in nil },
        done: @escaping @Sendable (Outcome, V1View) -> [UInt8]
    ) {
        self.address = address
        self.errors = errors
        whenRefused = refused
        whenDone = done
    }

    /// The answer's bytes.
    package func answer(_ result: Result) -> [UInt8] {
        switch result {
        case .done(let outcome, let view): whenDone(outcome, view)
        case .refused(let refusal): (whenRefused(refusal) ?? general(refusal)).json
        case .failed: V1Error.internalError(503, address).json
        }
    }

    private func general(_ refusal: Refusal) -> V1Error {
        switch refusal {
        case .notFound: .notAvailable(address)
        case .notAllowed: .unauthorized(address)
        case .linkButtonNotPressed: .linkButtonNotPressed
        case .invalid(let attribute): .invalidValue("", attribute, address + "/" + attribute)
        case .inAnotherRoom: .usedInAnotherRoom(address)
        case .full(let kind): .full(kind, address)
        case .readOnly: .readOnlyGroup(address)
        case .locked: .sceneIsLocked(address)
        case .groupIsEmpty: .groupIsEmpty(address)
        case .isStreaming: .isStreaming(address)
        case .condition: .conditionError(address)
        case .action: .actionError(address)
        case .resourceDeleted: .cannotActivate(address)
        case .timeIsPast: .timeIsPast(address)
        case .noTimeZone: .noTimeZone(address)
        }
    }
}
