package import HomeModel

/// Finds out what a request of a registered app comes down to. It decides nothing about the home itself.
///
/// The order of checks is the real bridge's (Docs/HueV1.md §4.2); the key has been looked at before.
package struct V1Planner: Sendable {
    let view: V1View
    let network: V1Network
    let profile: BridgeProfile
    /// A random id for something new.
    let newID: @Sendable () -> ResourceID
    let quoting: OffendingValue

    /// Makes a planner for one moment.
    ///
    /// - Parameters:
    ///   - view: the home as it is.
    ///   - network: where the bridge can be reached.
    ///   - profile: the model of bridge played.
    ///   - quoting: how error 7 quotes values.
    ///   - newID: draws a random id for something new.
    package init(
        view: V1View, network: V1Network, profile: BridgeProfile, quoting: OffendingValue,
        newID: @escaping @Sendable () -> ResourceID
    ) {
        self.view = view
        self.network = network
        self.profile = profile
        self.quoting = quoting
        self.newID = newID
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
            return try plan(endpoint, path, body)
        } catch {
            return .answer(error.json)
        }
    }

    func plan(_ endpoint: V1Endpoint, _ path: V1Path, _ body: [UInt8]) throws(V1Error) -> V1Plan {
        switch endpoint {
        case .fullState: .read(.fullState)
        case .config: .read(.config)
        case .capabilities: .read(.capabilities)
        case .capability(let part): try capability(part, path.address)
        case .timezones: .read(.timezones)
        case .newLights: .read(.newLights)
        case .newSensors: .read(.newSensors)
        case .all(let collection): .read(.all(collection))
        case .one(let collection, let id): try one(collection, id, path)
        case .deleteKey(let key): try deleteKey(key)
        case .editConfig: editConfig(try read(body, path.address))
        case .setLight(let id): try setLight(id, body)
        case .configureLight(let id): try configureLight(id, body)
        case .setGroup(let id): try setGroup(id, body)
        case .streamGroup(let id): try streamGroup(id, body)
        case .setSensor(let id): try setSensor(id, body)
        case .configureSensor(let id): try configureSensor(id, body)
        case .setSceneLight(let scene, let light): try setSceneLight(scene, light, body)
        case .editRuleList(let id, let list): try editRuleList(id, list, body)
        case .add(let collection): try add(to: collection, body, key: path.key)
        case .edit(let collection, let id): try edit(collection, id, body, key: path.key)
        case .remove(let collection, let id): try remove(collection, id)
        }
    }

    private func add(to collection: V1Collection, _ body: [UInt8], key: String?) throws(V1Error) -> V1Plan {
        switch collection {
        case .lights: try searchLights(body)
        case .groups: try addGroup(body)
        case .schedules: try addSchedule(body, key: key)
        case .scenes: try addScene(body)
        case .rules: try addRule(body)
        case .sensors: try addSensor(body)
        case .resourcelinks: try addLink(body)
        }
    }

    private func edit(
        _ collection: V1Collection, _ id: String, _ body: [UInt8], key: String?
    ) throws(V1Error) -> V1Plan {
        switch collection {
        case .lights: try editLight(id, body)
        case .groups: try editGroup(id, body)
        case .schedules: try editSchedule(id, body, key: key)
        case .scenes: try editScene(id, body)
        case .rules: try editRule(id, body)
        case .sensors: try editSensor(id, body)
        case .resourcelinks: try editLink(id, body)
        }
    }

    private func remove(_ collection: V1Collection, _ id: String) throws(V1Error) -> V1Plan {
        switch collection {
        case .lights: try removeLight(id)
        case .groups: try removeGroup(id)
        case .schedules: try removeSchedule(id)
        case .scenes: try removeScene(id)
        case .rules: try removeRule(id)
        case .sensors: try removeSensor(id)
        case .resourcelinks: try removeLink(id)
        }
    }

    /// The plan of letting go of something: a word when it is done.
    func removal(_ command: Command, _ path: String) -> V1Plan {
        .perform(command, V1Answering(path) { _, _ in
            var entries = V1Entries()
            entries.succeed { $0.string(path + " deleted") }
            return entries.json
        })
    }

    func read(_ body: [UInt8], _ address: String) throws(V1Error) -> V1Body {
        try V1Body(body, address: address, quoting: quoting)
    }

    private func one(_ collection: V1Collection, _ id: String, _ path: V1Path) throws(V1Error) -> V1Plan {
        switch collection {
        case .lights:
            if view.light(id) != nil, let number = Int(id) { return .read(.light(number)) }
        case .sensors:
            if view.sensor(id) != nil, let number = Int(id) { return .read(.sensor(number)) }
        case .groups:
            if id == "0" || view.group(id) != nil, let number = Int(id) { return .read(.group(number)) }
        case .schedules:
            if view.schedule(id) != nil, let number = Int(id) { return .read(.schedule(number)) }
        case .rules:
            if view.rule(id) != nil, let number = Int(id) { return .read(.rule(number)) }
        case .resourcelinks:
            if view.resourceLink(id) != nil, let number = Int(id) { return .read(.resourceLink(number)) }
        case .scenes:
            if let scene = view.scene(id) { return .read(.scene(scene.id)) }
        }
        throw .notAvailable(path.address)
    }

    private func capability(_ part: String, _ address: String) throws(V1Error) -> V1Plan {
        guard V1Capabilities.parts.contains(part) else { throw .method("GET", address) }
        return .read(.capability(part))
    }
}
