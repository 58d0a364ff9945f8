/// Finds out what a request of a registered app comes down to. It decides nothing about the home itself.
///
/// The order of checks is the real bridge's (Docs/HueV1.md §4.2); the key has been looked at before.
package struct V1Planner: Sendable {
    let view: V1View
    let context: V1Context

    /// Makes a planner for one moment.
    package init(view: V1View, context: V1Context) {
        self.view = view
        self.context = context
    }

    /// What a request comes down to.
    ///
    /// - Parameters:
    ///   - method: as in the request line.
    ///   - path: what follows the key.
    ///   - body: as received; ignored where there is nothing to say.
    package func plan(_ method: String, _ path: V1Path, body: [UInt8]) -> V1Plan {
        guard let endpoint = V1Endpoint(method, path.rest) else {
            return .answer(V1Error.method(method, path.address).json)
        }
        do throws(V1Error) {
            return try plan(endpoint, path.address, body)
        } catch {
            return .answer(error.json)
        }
    }

    private func plan(_ endpoint: V1Endpoint, _ address: String, _ body: [UInt8]) throws(V1Error) -> V1Plan {
        switch endpoint {
        case .fullState: .read(.fullState)
        case .config: .read(.config)
        case .capabilities: .read(.capabilities)
        case .capability(let part): try capability(part, address)
        case .timezones: .read(.timezones)
        case .newLights: .read(.newLights)
        case .newSensors: .read(.newSensors)
        case .all(let collection): .read(.all(collection))
        case .one(let collection, let id): try one(collection, id, address)
        case .deleteKey: throw .unauthorized("/config/whitelist")
        case .searchLights: try searchLights(body)
        case .editConfig: editConfig(try read(body, address))
        case .setLight(let id): try setLight(id, body)
        case .editLight(let id): try editLight(id, body)
        case .configureLight(let id): try configureLight(id, body)
        case .removeLight(let id): try removeLight(id)
        case .editGroup(let id): try editGroup(id, body)
        case .setGroup(let id): try setGroup(id, body)
        case .editSensor(let id): try editSensor(id, body)
        }
    }

    func read(_ body: [UInt8], _ address: String) throws(V1Error) -> V1Body {
        try V1Body(body, address: address, quoting: context.quoting)
    }

    private func one(_ collection: V1Collection, _ id: String, _ address: String) throws(V1Error) -> V1Plan {
        switch collection {
        case .lights:
            if view.light(id) != nil, let number = Int(id) { return .read(.light(number)) }
        case .sensors:
            if view.sensor(id) != nil, let number = Int(id) { return .read(.sensor(number)) }
        case .groups:
            if id == "0" || view.room(id) != nil, let number = Int(id) { return .read(.group(number)) }
        case .schedules, .scenes, .rules, .resourcelinks: break
        }
        throw .notAvailable(address)
    }

    private func capability(_ part: String, _ address: String) throws(V1Error) -> V1Plan {
        guard V1Capabilities.parts.contains(part) else { throw .method("GET", address) }
        return .read(.capability(part))
    }
}
