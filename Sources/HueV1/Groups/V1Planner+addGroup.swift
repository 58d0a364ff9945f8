import HomeModel

extension V1Planner {
    func addGroup(_ body: [UInt8]) throws(V1Error) -> V1Plan { throw .internalError(404, "/") }

    func removeGroup(_ id: String) throws(V1Error) -> V1Plan { throw .internalError(404, "/") }

    func streamGroup(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan { throw .internalError(404, "/") }
}
