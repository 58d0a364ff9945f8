extension Home {
    mutating func addLink(_ draft: LinkDraft, by maker: ResourceID?) throws(Refusal) -> Outcome { throw .notAllowed }

    mutating func editLink(_ id: ResourceID, with patch: LinkPatch) throws(Refusal) -> Outcome { throw .notAllowed }

    mutating func removeLink(_ id: ResourceID) throws(Refusal) -> Outcome { throw .notAllowed }

    mutating func forgetInLinks(_ gone: ResourceReference) -> Outcome { Outcome() }
}
