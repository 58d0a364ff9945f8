/// A home as people write it down, in JSON or YAML (Fixtures/Homes/README.md).
///
/// It is decoded with whatever reads the bytes; `description()` then says what home is meant, or what is wrong.
package struct HomeFile: Sendable, Hashable, Codable {
    /// The rooms, in the order in which they get their numbers.
    package var rooms: [RoomEntry]?
    /// Devices that are in no room, or that rooms mention by their id. They get their numbers before those in rooms.
    package var devices: [DeviceEntry]?

    /// A room and what stands in it.
    package struct RoomEntry: Sendable, Hashable, Codable {
        /// What people call it, 1…32 bytes.
        package var name: String
        /// What sort of room it is, as in apps (`Living room`) or as in the home (`living_room`); `other` if left out.
        package var `class`: String?
        /// What stands in it.
        package var devices: [Member]?
    }

    /// What stands in a room: a device, or the id of one that is written down outside of rooms.
    package enum Member: Sendable, Hashable, Codable {
        case device(DeviceEntry)
        case mention(String)

        package init(from decoder: any Decoder) throws {
            if let id = try? decoder.singleValueContainer().decode(String.self) {
                self = .mention(id)
            } else {
                self = .device(try DeviceEntry(from: decoder))
            }
        }

        package func encode(to encoder: any Encoder) throws {
            switch self {
            case .device(let device): try device.encode(to: encoder)
            case .mention(let id): try id.encode(to: encoder)
            }
        }
    }

    /// A device. What is left out is as in the catalogue.
    package struct DeviceEntry: Sendable, Hashable, Codable {
        /// What people call it, 1…32 bytes.
        package var name: String
        /// Model number, a row of `ModelCatalogue`.
        package var model: String
        /// What tells it apart from all others, for good; made from the name if left out.
        package var id: String?
        /// What it looks like, such as `floor_shade`.
        package var archetype: String?
        /// Name in the shop.
        package var product: String?
        /// Who made it.
        package var manufacturer: String?
        /// Version of its firmware.
        package var firmware: String?
        /// Its radio address, eight octets in hex with colons.
        package var hardwareAddress: String?
        /// Charge of its battery in percent, 0…100.
        package var battery: Int?
        /// The coldest and the warmest temperature of a lamp, in mireds.
        package var mireds: [Int]?
    }
}
