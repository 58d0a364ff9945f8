/// The home's numbers for a device's lights, or for its sensors, by the words that its driver has for them.
///
/// A driver counts parts as it finds them. The home's numbers stay: a part is the same one when others come and go, when it is found
/// in another order, and after a restart.
package struct DeviceParts: Sendable, Hashable, Codable {
    /// So many parts are remembered, as long as some of them are not there.
    static let most = 200

    /// The number of each part that was ever there, from 0.
    package private(set) var numbers: [String: Int] = [:]

    init() {}

    /// The words of all parts in the driver's order, if they tell them apart; `nil` if places have to.
    package static func words(_ words: [String?]) -> [String]? {
        let known = words.compactMap(\.self)
        return known.count == words.count && Set(known).count == known.count ? known : nil
    }

    /// The device has these parts now. New ones get the smallest numbers that are free.
    mutating func settle(_ words: [String]) {
        var taken = Set(numbers.values)
        for word in words where numbers[word] == nil {
            let number = (0...taken.count).first { !taken.contains($0) } ?? taken.count
            taken.insert(number)
            numbers[word] = number
        }
        if numbers.count > Self.most { numbers = numbers.filter { words.contains($0.key) } }
    }
}

extension DeviceParts? {
    /// The device has these parts now. A device that has none for a while is no other device.
    mutating func settle(_ parts: [String?]) {
        guard !parts.isEmpty else { return }
        guard let words = DeviceParts.words(parts) else {
            self = nil
            return
        }
        var settled = self ?? DeviceParts()
        settled.settle(words)
        self = settled
    }

    /// The numbers of these parts.
    func numbers(_ parts: [String?]) -> [Int] {
        guard let self, let words = DeviceParts.words(parts) else { return Array(parts.indices) }
        return words.enumerated().map { self.numbers[$1] ?? $0 }
    }
}

extension DeviceDescription {
    /// The driver's words for its lights, as many as there are lights.
    package var lightWords: [String?] {
        guard let lightParts, lightParts.count == lights.count else { return lights.map { _ in nil } }
        return lightParts
    }

    /// The driver's words for its sensors.
    package var sensorWords: [String?] { sensors.map(\.part) }
}

extension Device {
    /// The device is described so: which part is which is settled before anything else.
    mutating func settleParts(_ description: DeviceDescription) {
        lightParts.settle(description.lightWords)
        sensorParts.settle(description.sensorWords)
    }

    /// The numbers of the lights that are described, in their order.
    func lightNumbers(_ description: DeviceDescription) -> [Int] { lightParts.numbers(description.lightWords) }

    /// The ids of the lights that are described, in their order.
    func lightIDs(_ description: DeviceDescription) -> [ResourceID] {
        lightNumbers(description).map { Home.lightID($0, of: id) }
    }

    /// The numbers of the sensors that are described, in their order.
    func sensorNumbers(_ description: DeviceDescription) -> [Int] { sensorParts.numbers(description.sensorWords) }

    /// The ids of the sensors that are described, in their order.
    func sensorIDs(_ description: DeviceDescription) -> [ResourceID] {
        sensorNumbers(description).map { Home.sensorID($0, of: id) }
    }
}
