/// The fields of a protobuf message, read leniently: what is unknown is skipped, and of a message that is cut off what came
/// before is kept (protobuf.dev, "Encoding").
package struct ProtoFields: Sendable {
    /// One value as it is on the wire.
    enum Value: Sendable, Hashable {
        case varint(UInt64)
        case fixed64(UInt64)
        case bytes([UInt8])
        case fixed32(UInt32)
    }

    /// In their order.
    private let fields: [(number: Int, value: Value)]

    /// Reads a message.
    package init(_ bytes: [UInt8]) {
        var reader = ProtoReader(bytes)
        var fields: [(number: Int, value: Value)] = []
        while let field = reader.field() { fields.append(field) }
        self.fields = fields
    }

    /// Of a field that stands twice the last counts.
    private func last(_ number: Int) -> Value? { fields.last { $0.number == number }?.value }

    /// A number without sign; 0 if it is absent, as proto3 has it.
    package func uint(_ number: Int) -> UInt64 {
        if case .varint(let value) = last(number) { value } else { 0 }
    }

    /// Yes or no; no if it is absent.
    package func bool(_ number: Int) -> Bool { uint(number) != 0 }

    /// Four bytes as a number; 0 if it is absent.
    package func fixed32(_ number: Int) -> UInt32 {
        if case .fixed32(let value) = last(number) { value } else { 0 }
    }

    /// A number with fraction; 0 if it is absent, and for what is no number at all.
    package func float(_ number: Int) -> Double {
        let value = Double(Float(bitPattern: fixed32(number)))
        return value.isFinite ? value : 0
    }

    /// A number with fraction that may be none: a sensor without a value says NaN.
    package func reading(_ number: Int) -> Double? {
        let value = Double(Float(bitPattern: fixed32(number)))
        return value.isFinite ? value : nil
    }

    /// A text; empty if it is absent.
    package func string(_ number: Int) -> String { strings(number).last ?? "" }

    /// All texts of a field.
    package func strings(_ number: Int) -> [String] {
        fields.compactMap { field in
            guard field.number == number, case .bytes(let bytes) = field.value else { return nil }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// All messages of a field.
    func messages(_ number: Int) -> [ProtoFields] {
        fields.compactMap { field in
            guard field.number == number, case .bytes(let bytes) = field.value else { return nil }
            return ProtoFields(bytes)
        }
    }

    /// All numbers of a field, whether each stands by itself or many are packed into one.
    package func uints(_ number: Int) -> [UInt64] {
        fields.filter { $0.number == number }.flatMap { field -> [UInt64] in
            switch field.value {
            case .varint(let value): return [value]
            case .bytes(let bytes):
                var reader = ProtoReader(bytes)
                var values: [UInt64] = []
                while let value = reader.varint() { values.append(value) }
                return values
            case .fixed32, .fixed64: return []
            }
        }
    }
}
