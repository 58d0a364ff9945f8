extension Home {
    mutating func addScene(_ draft: SceneDraft, by maker: ResourceID?, at now: Instant) throws(Refusal) -> Outcome {
        throw .notAllowed
    }

    mutating func editScene(_ id: ResourceID, with patch: ScenePatch, at now: Instant) throws(Refusal) -> Outcome {
        throw .notAllowed
    }

    mutating func removeScene(_ id: ResourceID) throws(Refusal) -> Outcome { throw .notAllowed }

    mutating func recallScene(_ id: ResourceID, in group: LightGroup, over: Duration?) throws(Refusal) -> Outcome {
        throw .notAllowed
    }

    mutating func forgetInScenes(_ gone: ResourceReference) -> Outcome { Outcome() }
}
