package import BridgeCore
package import CloudConnectors
package import Connectivity
package import Logging

extension CloudVendor {
    /// What speaks with each vendor's cloud. The only place where a connector is chosen.
    ///
    /// - Parameter lan: the interfaces on which devices at hand are looked for.
    package static func kits(world: World, lan: InterfaceSelection, logger: Logger) -> [CloudVendor: CloudKit] {
        [
            .mode: CloudKit { account, secrets in
                let keyring = ModeKeyring(account: account, secrets: secrets, world: world)
                return CloudVoice(
                    connector: ModeConnector(account: account, secrets: secrets, keyring: keyring, world: world, logger: logger),
                    share: {
                        ModeHub(account: account, secrets: secrets, keyring: keyring, bridge: $0, world: world, logger: logger)
                    })
            },
            .devicehive: CloudKit { account, secrets in
                let tokens = HiveTokens(login: account.settings["login"], secrets: secrets, world: world)
                return CloudVoice(
                    connector: DeviceHiveConnector(
                        account: account, secrets: secrets, tokens: tokens, world: world, logger: logger),
                    share: {
                        DeviceHiveGateway(
                            account: account, secrets: secrets, tokens: tokens, bridge: $0, world: world, logger: logger)
                    })
            },
            .ruuvi: CloudKit { account, secrets in
                CloudVoice(
                    connector: RuuviConnector(account: account, secrets: secrets, world: world, logger: logger),
                    chores: .ruuvi(account: account, secrets: secrets, world: world))
            },
            .ewelink: CloudKit { account, secrets in
                let keyring = EWeLinkKeyring(account: account, secrets: secrets, world: world)
                let line = EWeLinkOpenLine()
                return CloudVoice(
                    connector: EWeLinkConnector(
                        account: account, secrets: secrets, keyring: keyring, openLine: line,
                        lan: EWeLinkLanSettings(interfaces: lan), world: world, logger: logger),
                    chores: .ewelink(account: account, keyring: keyring, line: line, world: world))
            },
        ]
    }
}
