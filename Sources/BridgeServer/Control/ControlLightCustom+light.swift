package import HomeModel

extension ControlLightCustom {
    /// The word for what its maker says.
    private static let usual = "default"

    /// Writes down what was decided; what was not is left out.
    package init(_ custom: LightCustom) {
        self.init(
            hidden: custom.isHidden, kind: custom.kind?.word, floor: custom.floor > 0 ? (custom.floor * 10_000).rounded() / 100 : nil,
            gamut: custom.gamut?.word)
    }

    /// What is decided about a light from now on, given what was decided so far.
    ///
    /// - Throws: a `ControlProblem` for words and numbers that mean nothing here.
    package func decided(after before: LightCustom) throws(ControlProblem) -> LightCustom {
        var custom = before
        custom.isHidden = hidden ?? custom.isHidden
        if let kind { custom.kind = kind == Self.usual ? nil : try LightCustom.Kind(word: kind) }
        custom.floor = floor.map { $0 / 100 } ?? custom.floor
        guard custom.isFloorPossible else {
            throw ControlProblem("a floor is 0 to \(Int(LightCustom.highestFloor * 100)) percent")
        }
        if let gamut { custom.gamut = gamut == Self.usual ? nil : try Gamut(word: gamut) }
        guard custom.isGamutPossible else { throw ControlProblem("the corners of a gamut make a triangle; these make none") }
        return custom
    }
}

extension LightCustom.Kind {
    fileprivate init(word: String) throws(ControlProblem) {
        guard let kind = Self.allCases.first(where: { $0.word == word }) else {
            let words = Self.allCases.map(\.word).joined(separator: ", ")
            throw ControlProblem("there is no kind \"\(word)\"; there are: \(words), default")
        }
        self = kind
    }

    fileprivate var word: String {
        switch self {
        case .onOff: "onoff"
        case .dimmable: "dimmable"
        case .temperature: "ct"
        case .color: "color"
        }
    }
}

extension Gamut {
    fileprivate init(word: String) throws(ControlProblem) {
        switch word.uppercased() {
        case "A": self = .a
        case "B": self = .b
        case "C": self = .c
        default:
            let numbers = word.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
            let corners = numbers.compactMap { $0 }
            guard numbers.count == 6, corners.count == 6, corners.allSatisfy({ (0...1).contains($0) }) else {
                throw ControlProblem("a gamut is A, B, C, default, or the corners red, green and blue as x,y,x,y,x,y")
            }
            self.init(
                kind: .other, red: ColorXY(x: corners[0], y: corners[1]), green: ColorXY(x: corners[2], y: corners[3]),
                blue: ColorXY(x: corners[4], y: corners[5]))
        }
    }

    fileprivate var word: String {
        guard kind == .other else { return kind.rawValue }
        return [red, green, blue].map { "\($0.x),\($0.y)" }.joined(separator: ",")
    }
}
