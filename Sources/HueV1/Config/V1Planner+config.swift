import Foundation
import HomeModel

extension V1Planner {
    /// `PUT …/config` (Docs/HueV1.md §16). Parameters are independent, as everywhere.
    func editConfig(_ body: V1Body) throws(V1Error) -> V1Plan {
        var edit = ConfigEdit(body: body, settings: view.home.settings)
        for member in body.node.members ?? [] { edit.take(member) }
        edit.finish()
        let (patch, errors, leaves) = (edit.patch, edit.errors, edit.leaves)
        guard !leaves.isEmpty else { return .answer(V1Entries(errors).json) }
        return .perform(.editSettings(patch), V1Answering("/config") { _, _ in
            var entries = V1Entries(errors)
            for leaf in leaves { entries.succeed(leaf.path) { $0.raw(leaf.value) } }
            return entries.json
        })
    }
}

/// Turns the members of a configuration body into a patch, errors and successes.
private struct ConfigEdit {
    let body: V1Body
    let settings: BridgeSettings
    var patch = SettingsPatch()
    var errors: [V1Error] = []
    var leaves: [(path: String, value: [UInt8])] = []
    private var address: [String: String] = [:]

    init(body: V1Body, settings: BridgeSettings) {
        self.body = body
        self.settings = settings
    }

    private static let readOnly: Set = [
        "bridgeid", "mac", "proxyaddress", "proxyport", "localtime", "modelid", "datastoreversion", "swversion",
        "apiversion", "linkbutton", "portalconnection", "portalstate", "internetservices", "factorynew",
        "replacesbridgeid", "backup", "starterkitid", "whitelist", "UTC", "analyticsconsent",
    ]

    mutating func take(_ member: JSONNode.Member) {
        let (name, node, path) = (member.name, member.node, "/config/" + member.name)
        switch name {
        case "name": put(node, path, name, Self.name, \.name)
        case "timezone": put(node, path, name, Self.zone, \.timeZone)
        case "zigbeechannel": put(node, path, name, { [11, 15, 20, 25].contains($0.integer) ? $0.integer : nil }, \.radioChannel)
        case "portalservices": put(node, path, name, \.bool, \.portalServices)
        case "dhcp": put(node, path, name, \.bool, \.usesDHCP)
        case "ipaddress", "netmask", "gateway": putAddress(node, path, name)
        case "touchlink":
            if node.bool == true { leaves.append((path, Array("true".utf8))) } else { refuse(node, path, name) }
        case "swupdate2": takeUpdate(node, path)
        default: errors.append(Self.readOnly.contains(name) ? .notModifiable(name, path) : .unknownParameter(name, path))
        }
    }

    /// DHCP can only be switched off when a whole address is known (error 110).
    mutating func finish() {
        if !address.isEmpty {
            let known = settings.fixedAddress
            if let ip = address["ipaddress"] ?? known?.address, let mask = address["netmask"] ?? known?.netmask,
                let gateway = address["gateway"] ?? known?.gateway
            {
                patch.fixedAddress = BridgeSettings.FixedAddress(address: ip, netmask: mask, gateway: gateway)
            }
        }
        guard patch.usesDHCP == false, (patch.fixedAddress ?? settings.fixedAddress) == nil else { return }
        patch.usesDHCP = nil
        leaves.removeAll { $0.path == "/config/dhcp" }
        errors.append(.dhcpNeeded("/config/dhcp"))
    }

    private mutating func put<Value>(
        _ node: JSONNode, _ path: String, _ name: String, _ read: (JSONNode) -> Value?,
        _ place: WritableKeyPath<SettingsPatch, Value?>
    ) {
        guard let value = read(node) else { return refuse(node, path, name) }
        patch[keyPath: place] = value
        succeed(path, node)
    }

    private mutating func putAddress(_ node: JSONNode, _ path: String, _ name: String) {
        guard let text = node.string, Self.isIPv4(text) else { return refuse(node, path, name) }
        address[name] = text
        succeed(path, node)
    }

    private mutating func takeUpdate(_ node: JSONNode, _ path: String) {
        guard let members = node.members else { return refuse(node, path, "swupdate2") }
        for member in members {
            let leaf = path + "/" + member.name
            switch member.name {
            case "checkforupdate", "install":
                if member.node.bool == true { succeed(leaf, member.node) } else { refuse(member.node, leaf, member.name) }
            case "autoinstall":
                for part in member.node.members ?? [] { takeAutoInstall(part, leaf + "/" + part.name) }
            case "state", "bridge", "lastchange": errors.append(.notModifiable(member.name, leaf))
            default: errors.append(.unknownParameter(member.name, leaf))
            }
        }
    }

    private mutating func takeAutoInstall(_ member: JSONNode.Member, _ path: String) {
        switch member.name {
        case "on": put(member.node, path, "on", \.bool, \.autoInstallOn)
        case "updatetime": put(member.node, path, "updatetime", Self.timeOfDay, \.autoInstallTime)
        default: errors.append(.unknownParameter(member.name, path))
        }
    }

    private mutating func succeed(_ path: String, _ node: JSONNode) {
        let value: [UInt8] = switch node.value {
        case .string(let text): JSONWriter.write { $0.string(text) }
        case .bool(let flag): JSONWriter.write { $0.bool(flag) }
        default: JSONWriter.write { $0.integer(node.integer ?? 0) }
        }
        leaves.append((path, value))
    }

    private mutating func refuse(_ node: JSONNode, _ path: String, _ name: String) {
        errors.append(.invalidValue(body.quote(node), name, path))
    }

    private static func name(_ node: JSONNode) -> String? {
        node.string.flatMap { (4...16).contains($0.utf8.count) ? $0 : nil }
    }

    private static func zone(_ node: JSONNode) -> String? {
        node.string.flatMap { V1Timezones.all.contains($0) ? $0 : nil }
    }

    private static func timeOfDay(_ node: JSONNode) -> String? {
        node.string.flatMap { $0.wholeMatch(of: /T([01]\d|2[0-3]):[0-5]\d:[0-5]\d/) == nil ? nil : $0 }
    }

    private static func isIPv4(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { part in UInt8(part).map { String($0) == part } ?? false }
    }
}
