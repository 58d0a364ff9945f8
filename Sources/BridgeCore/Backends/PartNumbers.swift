import HomeModel

/// Between how a backend counts the parts of its devices, which may change while it runs, and the home's numbers for them.
struct PartNumbers: Sendable {
    /// The backend's words for the parts of devices, in its order.
    private var words: [String: [String]] = [:]
    /// The home's numbers for them.
    private var numbers: [String: [String: Int]] = [:]

    /// A device is described so. Without words, places are numbers.
    mutating func describe(_ identity: String, _ parts: [String?]) {
        words[identity] = parts.isEmpty ? [] : DeviceParts.words(parts)
    }

    /// A device is in the home.
    mutating func adopt(_ identity: String, _ parts: DeviceParts?) { numbers[identity] = parts?.numbers }

    /// The home's number for a part; `nil` if it has none yet.
    func number(_ identity: String, _ place: Int) -> Int? {
        guard let words = words[identity] else { return place }
        return words.indices.contains(place) ? numbers[identity]?[words[place]] : nil
    }

    /// How the backend counts a part now; `nil` if it has that part no more.
    func place(_ identity: String, _ number: Int) -> Int? {
        guard let numbers = numbers[identity], let words = words[identity] else { return number }
        return words.firstIndex { numbers[$0] == number }
    }
}
