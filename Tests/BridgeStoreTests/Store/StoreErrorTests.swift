import BridgeStore
import Testing

@Suite("What the owner reads when the store cannot be used")
struct StoreErrorTests {
    @Test(arguments: [
        (StoreError.Cause.newer(found: 3, known: 1), """
            /d/home.sqlite was written by a newer Porchlight (format 3, and this one knows up to 1): \
            start the newer Porchlight again, or choose another data directory
            """),
        (.damaged("there is nothing in it"), """
            /d/home.sqlite is damaged: there is nothing in it. It was left as it is: put back a copy of it, \
            or move it away to begin with a new home
            """),
        (.notWritable, """
            /d/home.sqlite cannot be written to: let the user that runs Porchlight write there, \
            or choose another data directory
            """),
        (.full, "There is no space left for /d/home.sqlite: free some; what could not be kept did not happen"),
        (.inUse(pid: 12), """
            /d/home.sqlite is in use by another program (process 12): \
            stop that one first, or choose another data directory
            """),
        (.inUse(pid: nil), """
            /d/home.sqlite is in use by another program: stop that one first, or choose another data directory
            """),
        (.other("disk I/O error"), "/d/home.sqlite cannot be used: disk I/O error"),
    ])
    func isOneLine(_ cause: StoreError.Cause, _ words: String) {
        #expect(StoreError(cause, "/d/home.sqlite").description == words)
    }
}
