import HomeModel

extension V1Planner {
    func addScene(_ body: [UInt8]) throws(V1Error) -> V1Plan { throw .internalError(404, "/") }

    func editScene(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan { throw .internalError(404, "/") }

    func setSceneLight(_ scene: String, _ light: String, _ body: [UInt8]) throws(V1Error) -> V1Plan { throw .internalError(404, "/") }

    func removeScene(_ id: String) throws(V1Error) -> V1Plan { throw .internalError(404, "/") }
}
