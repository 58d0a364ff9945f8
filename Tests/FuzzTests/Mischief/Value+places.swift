extension Value {
    /// The places within a value, counted as they are written, whose values are of some kind.
    func places(where isKind: (Value) -> Bool) -> [Int] {
        var places: [Int] = []
        var count = 0
        func walk(_ value: Value) {
            if isKind(value) { places.append(count) }
            count += 1
            switch value {
            case .list(let elements): elements.forEach(walk)
            case .object(let members): members.forEach { walk($0.value) }
            default: break
            }
        }
        walk(self)
        return places
    }

    /// The value with another one at a place.
    func changing(at place: Int, _ change: (Value) -> Value) -> Value {
        var count = 0
        func walk(_ value: Value) -> Value {
            let here = count
            count += 1
            if here == place {
                count += value.places { _ in true }.count - 1
                return change(value)
            }
            switch value {
            case .list(let elements): return .list(elements.map(walk))
            case .object(let members): return .object(members.map { Member(name: $0.name, value: walk($0.value)) })
            default: return value
            }
        }
        return walk(self)
    }
}
