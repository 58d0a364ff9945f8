/// Why something that the owner wants done in a cloud is not done, in words for the owner.
package struct ChoreTrouble: Error, Sendable, Hashable, CustomStringConvertible {
    /// The words.
    package let description: String

    /// Makes a trouble.
    package init(_ words: String) {
        description = words
    }
}
