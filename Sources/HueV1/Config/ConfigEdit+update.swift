import HomeModel

extension ConfigEdit {
    /// A member of `swupdate2`.
    mutating func takeUpdate(_ member: JSONNode.Member, _ path: String) {
        switch member.name {
        case "checkforupdate", "install": acknowledge(member, path)
        case "autoinstall": takeParts(of: member, path) { $0.takeAutoInstall($1, $2) }
        default: refuse(member.name, path, isReadOnly: ["state", "bridge", "lastchange"].contains(member.name))
        }
    }

    /// A member of `swupdate`, as bridges had it before 1.50. Nothing is ever ready to be installed, so asking for that is
    /// always out of turn (error 111).
    mutating func takeOldUpdate(_ member: JSONNode.Member, _ path: String) {
        switch member.name {
        case "updatestate":
            if member.node.integer(in: 0...3) == nil { complain(member, path) } else { fail(.invalidUpdateState(path)) }
        case "checkforupdate": acknowledge(member, path)
        case "notify": acknowledge(member, path, only: false)
        default: refuse(member.name, path, isReadOnly: ["devicetypes", "url", "text"].contains(member.name))
        }
    }

    private mutating func takeAutoInstall(_ member: JSONNode.Member, _ path: String) {
        switch member.name {
        case "on": put(member, path, \.bool, \.autoInstallOn)
        case "updatetime": put(member, path, ConfigValue.timeOfDay, \.autoInstallTime)
        default: refuse(member.name, path, isReadOnly: false)
        }
    }

    /// The members of an object, each for itself.
    mutating func takeParts(
        of member: JSONNode.Member, _ path: String, _ take: (inout ConfigEdit, JSONNode.Member, String) -> Void
    ) {
        guard let parts = member.node.members else { return complain(member, path) }
        for part in parts { take(&self, part, path + "/" + part.name) }
    }
}
