extension Home {
    mutating func setGrant(of id: ResourceID, to grant: Grant) throws(Refusal) -> Outcome { throw .notAllowed }

    mutating func renameApp(_ id: ResourceID, to name: String) throws(Refusal) -> Outcome { throw .notAllowed }

    mutating func forgetInGrants(_ gone: ResourceReference) -> Outcome { Outcome() }
}
