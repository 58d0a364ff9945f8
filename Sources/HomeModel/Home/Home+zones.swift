extension Home {
    mutating func removeRoom(_ id: ResourceID) throws(Refusal) -> Outcome { throw .notAllowed }

    mutating func addZone(_ draft: ZoneDraft) throws(Refusal) -> Outcome { throw .notAllowed }

    mutating func editZone(_ id: ResourceID, with patch: ZonePatch) throws(Refusal) -> Outcome { throw .notAllowed }

    mutating func removeZone(_ id: ResourceID) throws(Refusal) -> Outcome { throw .notAllowed }

    mutating func stream(to id: ResourceID, _ isActive: Bool, by app: ResourceID?) throws(Refusal) -> Outcome {
        throw .notAllowed
    }

    mutating func forgetInGroups(_ gone: ResourceReference) -> Outcome { Outcome() }
}
