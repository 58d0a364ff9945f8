import BridgeCore
import HomeModel

/// What the contract suite needs of a sort of device: one that is played over real sockets, with one dimmable lamp in it, and the
/// driver that speaks with it.
protocol ContractPeer: Sendable {
    /// The device's key in the home. Its lamp is its light 0.
    var key: DeviceKey { get }
    /// Whether a device can be away while what speaks for it is there, as behind a broker.
    var hasGateway: Bool { get }
    /// How many orders may come in a second in the long run, by the driver's own limits.
    var ordersPerSecond: Double { get }

    /// Begins to serve, with the lamp on at half its level, and makes the driver for it. The peer dates orders by the world's clock.
    func driver(in world: World) async throws -> any DeviceDriver
    /// How the played lamp is set.
    func lamp() async throws -> ContractLamp
    /// Uptimes of the orders that came so far.
    func orders() async throws -> [Duration]
    /// Somebody's hand at the lamp.
    func touch(on: Bool, level: Double) async throws
    /// The device goes away, or comes back, behind a gateway that stays.
    func setPresent(_ isPresent: Bool) async throws
    /// All that listens goes away, or comes back.
    func setListening(_ isListening: Bool) async throws
    /// Says things that no such device says.
    func sayRubbish() async throws
    /// Answers in another manner from now on.
    func answer(_ manner: ContractManner) async throws
    /// Ends all of it.
    func close() async
}

/// How a played lamp is set.
struct ContractLamp: Sendable, Hashable {
    var isOn: Bool
    /// 0…1.
    var level: Double
}

/// How a peer answers.
enum ContractManner: Sendable, Hashable {
    case promptly
    /// So much later than it could.
    case late(Duration)
    /// Each answer and each report twice.
    case twice
}
