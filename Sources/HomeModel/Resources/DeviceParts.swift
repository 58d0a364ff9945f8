/// Which of a device's lights, or of its sensors, is which.
///
/// A driver counts parts as it finds them and knows each by a word of its own; the home counts them by numbers that stay. So a part
/// is the same one when others come and go, when it is found in another order, and after a restart.
package struct DeviceParts: Sendable, Hashable, Codable {
    /// So many parts are remembered, as long as some of them are not there.
    static let most = 200

    /// The number of each part that was ever there, by its word.
    private var numbers: [String: Int] = [:]
    /// The numbers of the parts that there are now, in the driver's order.
    private var order: [Int] = []

    init() {}

    /// The device has these parts now, each of which has a word of its own. New ones get the smallest numbers that are free.
    mutating func follow(_ words: [String]) {
        var taken = Set(numbers.values)
        order = words.map { word in
            if let number = numbers[word] { return number }
            let number = (0...taken.count).first { !taken.contains($0) } ?? taken.count
            taken.insert(number)
            numbers[word] = number
            return number
        }
        if numbers.count > Self.most { numbers = numbers.filter { words.contains($0.key) } }
    }

    /// The home's number of the part that the driver counts so; `nil` if there is none.
    func number(at place: Int) -> Int? { order.indices.contains(place) ? order[place] : nil }

    /// How the driver counts a part; `nil` if there is no such part now.
    func place(of number: Int) -> Int? { order.firstIndex(of: number) }
}

extension DeviceParts? {
    /// The device has these parts now. Parts without words are what their places make them.
    mutating func follow(_ words: [String?]) {
        let known = words.compactMap(\.self)
        guard !known.isEmpty, known.count == words.count, Set(known).count == known.count else {
            self = nil
            return
        }
        var parts = self ?? DeviceParts()
        parts.follow(known)
        self = parts
    }

    func number(at place: Int) -> Int? { map { $0.number(at: place) } ?? place }

    func place(of number: Int) -> Int? { map { $0.place(of: number) } ?? number }
}

extension Device {
    /// A device is described so; which part is which is settled first.
    mutating func settleParts(_ description: DeviceDescription) {
        lightParts.follow(description.lightParts ?? [])
        sensorParts.follow(description.sensors.map(\.part))
    }

    /// The id of the light that the driver counts so.
    func lightID(at place: Int) -> ResourceID? { lightParts.number(at: place).map { Home.lightID($0, of: id) } }

    /// The id of the sensor that the driver counts so.
    func sensorID(at place: Int) -> ResourceID? { sensorParts.number(at: place).map { Home.sensorID($0, of: id) } }

    /// How the driver counts a light of the device, from 0; `nil` if it does not describe it now.
    package func place(of light: Light) -> Int? { lightParts.place(of: light.index) }
}
