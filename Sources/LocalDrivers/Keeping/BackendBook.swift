package import BridgeCore
package import Logging

/// The backends that the owner configured and the devices on the LAN that were taken in: kept in the data directory, or in memory
/// for a bridge that keeps nothing.
///
/// What is kept and cannot be read is listed with words for what is wrong, and left as it is.
package actor BackendBook {
    /// The most devices on the LAN: whoever plays more of them than a house has is not believed.
    static let mostDevices = 256

    var list = BackendList()
    var secrets: [String: Secrets] = [:]
    /// What is wrong with the list as a whole; `nil` if nothing is. While there is something, nothing is added.
    package private(set) var trouble: BackendTrouble?
    /// What is wrong with the secrets. While there is something, what has secrets cannot be used, and none are added.
    private(set) var secretTrouble: BackendTrouble?
    let files: BackendFiles?
    let logger: Logger

    /// Opens the book. That never fails: a bridge without its backends is better than none.
    ///
    /// - Parameters:
    ///   - directory: where it is kept; `nil` for nowhere. With nothing in it no file is made.
    ///   - logger: for what is wrong.
    package init(directory: String?, logger: Logger) {
        self.logger = logger
        files = directory.map(BackendFiles.init)
        guard let files else { return }
        do throws(BackendTrouble) {
            list = try files.keptList()
        } catch {
            trouble = error
        }
        do throws(BackendTrouble) {
            secrets = try files.keptSecrets()
        } catch {
            secretTrouble = error
        }
        for trouble in [trouble, list.holders.isEmpty ? nil : secretTrouble].compactMap({ $0 }) {
            logger.error("backends cannot be used", metadata: ["reason": "\(trouble)"])
        }
    }

    /// All backends, oldest first.
    package var backends: [ConfiguredBackend] { list.backends }

    /// All devices on the LAN that were taken in, oldest first.
    package var devices: [AdoptedDevice] { list.devices }

    /// Drivers of backends that were removed and have something in the home.
    package var leaving: Set<String> { list.leaving }

    /// A backend by its name; `nil` if there is none.
    package func backend(_ name: String) -> ConfiguredBackend? { list.backends.first { $0.name == name } }

    /// A device on the LAN that was taken in; `nil` if there is none.
    package func device(_ kind: String, _ identity: String) -> AdoptedDevice? {
        list.devices.first { $0.kind == kind && $0.identity == identity }
    }

    /// Devices of a backend that are not wanted, by their identities.
    package func forgotten(by driver: String) -> Set<String> { list.forgotten[driver] ?? [] }

    /// The secrets of a backend, by its driver, or of a device, by its id.
    package func secrets(of holder: String) -> Secrets { secrets[holder] ?? Secrets() }

    /// What is wrong with how a backend or a device is kept; `nil` if nothing is.
    package func trouble(of holder: String) -> BackendTrouble? {
        guard let names = list.holders[holder] else { return nil }
        if let secretTrouble { return secretTrouble }
        let there = Set(secrets[holder]?.names ?? [])
        return names.allSatisfy(there.contains) ? nil : files.map { .secretIsGone(path: $0.secrets.path) }
    }
}
