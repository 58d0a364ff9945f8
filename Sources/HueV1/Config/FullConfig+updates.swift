import HomeModel

extension FullConfig {
    /// Firmware is none of this bridge's business: nothing is ever to be installed.
    func writeUpdates(to config: inout JSONWriter) {
        if context.profile.hasOldUpdates { config.member("swupdate", object: writeOldUpdates) }
        if context.profile.hasNewUpdates { config.member("swupdate2", object: writeNewUpdates) }
    }

    private func writeOldUpdates(to update: inout JSONWriter) {
        update.member("updatestate", 0)
        update.member("checkforupdate", false)
        update.member("devicetypes", object: { types in
            types.member("bridge", false)
            types.list("lights", { _ in })
            types.list("sensors", { _ in })
        })
        update.member("url", "")
        update.member("text", "")
        update.member("notify", false)
    }

    private func writeNewUpdates(to update: inout JSONWriter) {
        update.member("checkforupdate", false)
        update.member("lastchange", "none")
        update.member("bridge", object: { bridge in
            bridge.member("state", "noupdates")
            bridge.member("lastinstall", "none")
        })
        update.member("state", "noupdates")
        update.member("autoinstall", object: { install in
            install.member("updatetime", home.settings.autoInstall.time)
            install.member("on", home.settings.autoInstall.on)
        })
    }
}
