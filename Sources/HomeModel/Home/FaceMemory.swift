package import Foundation

/// What a face must remember about the home beside the home itself, such as the numbers it calls things by.
///
/// It follows the home's changes and is kept in the same transaction as they are, so that the two never disagree.
package protocol FaceMemory: Sendable {
    /// Which face's memory this is, such as `v1`.
    static var face: String { get }
    /// A memory that has seen nothing yet.
    init()
    /// Reads a memory that was kept.
    ///
    /// - Throws: a decoding error when the bytes are not a memory of this face.
    init(kept: Data) throws
    /// Takes in changes; says whether it is different now.
    mutating func follow(_ changes: [Change], in home: Home) -> Bool
    /// The memory as bytes to keep.
    func kept() throws -> Data
}
