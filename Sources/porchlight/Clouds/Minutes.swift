import ArgumentParser

/// A length of time on the command line, in whole minutes: `20m`, `2h`, `1h30m` or `1d`.
struct Minutes: ExpressibleByArgument {
    let count: Int

    init?(argument: String) {
        let units: [Character: Int] = ["m": 1, "h": 60, "d": 1440]
        var (sum, digits) = (0, "")
        for character in argument {
            if character.isASCII, character.isNumber, digits.count < 6 {
                digits.append(character)
            } else {
                guard let unit = units[character], let number = Int(digits) else { return nil }
                (sum, digits) = (sum + number * unit, "")
            }
        }
        guard digits.isEmpty, sum > 0 else { return nil }
        count = sum
    }
}
