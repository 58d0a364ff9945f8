import Crypto
import CryptoExtras
import Foundation

/// Encrypts and decrypts what goes between us and one device: AES-128-CBC, its key the MD5 of the device's key as text.
struct EWeLinkCipher: Sendable {
    /// Text as it is on the wire.
    struct Sealed: Sendable, Hashable {
        /// Base64 of 16 bytes.
        let iv: String
        /// Base64 of the encrypted bytes.
        let data: String
    }

    private static let block = 16
    private let key: SymmetricKey

    init(devicekey: String) {
        key = SymmetricKey(data: Array(Insecure.MD5.hash(data: Array(devicekey.utf8))))
    }

    /// - Parameter iv: 16 bytes that were not used before.
    func seal(_ text: [UInt8], iv: [UInt8]) -> Sealed? {
        guard let vector = try? AES._CBC.IV(ivBytes: iv), let data = try? AES._CBC.encrypt(text, using: key, iv: vector)
        else { return nil }
        return Sealed(iv: Data(iv).base64EncodedString(), data: data.base64EncodedString())
    }

    /// The text; nil when it is not one that was encrypted with this key, as far as can be told.
    ///
    /// Its padding is not checked, only taken off: some devices leave stray bytes after the text. Whether the key was right is
    /// seen from what the text says.
    func open(_ sealed: Sealed) -> [UInt8]? {
        guard let data = Data(base64Encoded: sealed.data), data.count.isMultiple(of: Self.block) else { return nil }
        // Nothing at all is sent by some devices, and is no more than a sign of life.
        if data.isEmpty { return [] }
        guard let iv = Data(base64Encoded: sealed.iv), let vector = try? AES._CBC.IV(ivBytes: iv),
            let text = try? AES._CBC.decrypt(data, using: key, iv: vector, noPadding: true)
        else { return nil }
        // Padding is bytes of 1 to 16, which no JSON ends with.
        return Array(text.prefix((text.lastIndex { $0 > 0x20 } ?? text.startIndex - 1) - text.startIndex + 1))
    }
}
