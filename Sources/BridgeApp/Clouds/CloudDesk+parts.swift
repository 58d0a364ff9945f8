import BridgeCore
import BridgeServer
import CloudConnectors
import Connectivity
import Foundation
import HomeModel
import HueV1

extension CloudDesk {
    func entry(_ name: String) async throws(ControlProblem) -> AccountBook.Entry {
        if let trouble = await accounts.book.trouble { throw ControlProblem("\(trouble)") }
        guard let entry = await accounts.book.entry(name) else { throw ControlProblem("\(AccountTrouble.unknown(name))") }
        return entry
    }

    /// The account that somebody wants to add, if it can be one.
    func account(_ wanted: ControlNewCloud) async throws(ControlProblem) -> CloudAccount {
        guard let vendor = CloudVendor(rawValue: wanted.vendor) else {
            let known = CloudVendor.allCases.map(\.rawValue).joined(separator: ", ")
            throw ControlProblem("there is no vendor \"\(wanted.vendor)\"; there are: \(known)")
        }
        do throws(AccountTrouble) {
            try await accounts.book.check(wanted.name)
        } catch {
            throw ControlProblem("\(error)")
        }
        let problem = VendorNeeds.of(vendor).problem(
            settings: wanted.settings, server: wanted.server, secrets: wanted.secrets.keys)
        if let problem { throw ControlProblem(problem) }
        for (name, kind) in wanted.classes.sorted(by: { $0.key < $1.key }) where DeviceKind(rawValue: kind) == nil {
            let kinds = DeviceKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw ControlProblem("\(name) cannot be taken for \"\(kind)\"; there are: \(kinds)")
        }
        if let server = wanted.server { try check(server: server) }
        if let file = wanted.cafile, !FileManager.default.isReadableFile(atPath: file) {
            throw ControlProblem("the bridge cannot read \(file)")
        }
        return CloudAccount(
            name: wanted.name, vendor: vendor, baseURL: wanted.server, caFile: wanted.cafile, settings: wanted.settings,
            classes: wanted.classes)
    }

    /// Logs in and lists what is there.
    func look(_ account: CloudAccount, _ secrets: any SecretDrawer) async throws(ControlProblem) -> [ControlCloudFind] {
        do {
            return try await accounts.look(account, secrets: secrets).map(ControlCloudFind.init)
        } catch let failure as ConnectionFailure {
            throw ControlProblem("the cloud cannot be spoken with: \(failure)")
        } catch CloudFailure.connection(let failure) {
            throw ControlProblem("the cloud cannot be spoken with: \(failure)")
        } catch {
            throw ControlProblem("\(error)")
        }
    }

    /// Lets the cloud in as an app, with a key that nobody is told.
    func admit(_ account: CloudAccount, _ grant: Grant) async throws(ControlProblem) -> ResourceID? {
        let registration = Registration(
            deviceType: "\(account.vendor.rawValue)#\(account.name)", key: V1Keys.username(bridge.world.randomBytes),
            clientKey: nil, id: V1Keys.id(bridge.world.randomBytes))
        return try await perform(.admitApp(registration, granting: grant)).outcome.created
    }

    @discardableResult
    func perform(_ command: Command) async throws(ControlProblem) -> Receipt {
        do throws(BridgeError) {
            return try await bridge.perform(command, by: .owner)
        } catch {
            throw ControlProblem(ControlDesk.words(for: error))
        }
    }

    /// What leaves the home with an account.
    func removal(of account: CloudAccount) -> ControlCloudRemoval {
        let home = bridge.published.snapshot.home
        let devices = home.devices.all.filter { $0.key.driver == account.driver }
        return ControlCloudRemoval(
            name: account.name, lights: devices.flatMap(\.lights).compactMap { home.lights[$0]?.name },
            sensors: devices.flatMap(\.sensors).compactMap { home.sensors[$0]?.name },
            app: account.app.flatMap { home.apps[$0]?.deviceType })
    }

    private func check(server: String) throws(ControlProblem) {
        let parts = URLComponents(string: server)
        guard let scheme = parts?.scheme, ["http", "https"].contains(scheme), parts?.host?.isEmpty == false else {
            throw ControlProblem("\"\(server)\" is not an address such as https://cloud.example.org")
        }
        guard parts?.user == nil, parts?.password == nil, parts?.query == nil, parts?.fragment == nil else {
            throw ControlProblem("the address of a server has neither a login nor a query in it")
        }
    }
}
