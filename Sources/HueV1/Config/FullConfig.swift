package import HomeModel

/// The bridge's configuration as a registered app sees it (Docs/HueV1.md §16.1).
package struct FullConfig: Sendable {
    let home: Home
    let context: V1Context
    private let caller: App

    /// Makes the configuration that an app sees.
    package init(_ home: Home, context: V1Context, caller: App) {
        self.home = home
        self.context = context
        self.caller = caller
    }

    /// Writes the object, in the order proposed for a current bridge.
    package func write(to writer: inout JSONWriter) {
        let (profile, settings) = (context.profile, home.settings)
        writer.object { config in
            config.member("name", settings.name)
            config.member("zigbeechannel", settings.radioChannel)
            config.member("bridgeid", home.identity.bridgeID)
            config.member("mac", home.identity.mac.description)
            writeNetwork(to: &config)
            config.member("UTC", V1Time.utc(context.now.utc))
            config.member("localtime", V1Time.local(context.now.utc, zone: settings.timeZone))
            config.member("timezone", settings.timeZone ?? "none")
            config.member("modelid", profile.modelID)
            config.member("datastoreversion", profile.datastoreVersion)
            config.member("swversion", profile.softwareVersion)
            config.member("apiversion", profile.apiVersion)
            writeUpdates(to: &config)
            config.member("linkbutton", home.linkButton.isPressed(at: context.now))
            config.member("portalservices", settings.portalServices)
            config.member("analyticsconsent", false)
            writePortal(to: &config)
            config.member("factorynew", false)
            config.member("replacesbridgeid", orNull: nil)
            config.member("backup", object: { backup in
                backup.member("status", "idle")
                backup.member("errorcode", 0)
            })
            config.member("starterkitid", "")
            config.member("whitelist", object: writeWhitelist)
        }
    }

    private func writeNetwork(to config: inout JSONWriter) {
        let fixed = home.settings.usesDHCP ? nil : home.settings.fixedAddress
        config.member("dhcp", home.settings.usesDHCP)
        config.member("ipaddress", fixed?.address ?? context.network.address)
        config.member("netmask", fixed?.netmask ?? context.network.netmask)
        config.member("gateway", fixed?.gateway ?? context.network.gateway)
        config.member("proxyaddress", "none")
        config.member("proxyport", 0)
    }

    /// The cloud of a real bridge, which this one never speaks to.
    private func writePortal(to config: inout JSONWriter) {
        config.member("portalconnection", "disconnected")
        config.member("portalstate", object: { state in
            state.member("signedon", false)
            state.member("incoming", false)
            state.member("outgoing", false)
            state.member("communication", "disconnected")
        })
        guard context.profile.hasNewUpdates else { return }
        let reached = context.profile.alwaysClaimsInternet ? "connected" : "disconnected"
        config.member("internetservices", object: { services in
            for service in ["internet", "remoteaccess", "time", "swupdate"] { services.member(service, reached) }
        })
    }

    /// A caller sees its own key in clear and a stable UUID in place of each other (Docs/HueV1.md §6.5).
    private func writeWhitelist(to whitelist: inout JSONWriter) {
        for app in home.apps.all where app.key != caller.key || app.id == caller.id {
            whitelist.member(app.id == caller.id ? app.key : app.id.description, object: { entry in
                entry.member("last use date", V1Time.utc(app.lastUsed))
                entry.member("create date", V1Time.utc(app.created))
                entry.member("name", app.deviceType)
            })
        }
    }
}
