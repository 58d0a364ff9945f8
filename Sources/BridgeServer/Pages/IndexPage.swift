/// What a person sees who opens the bridge's address in a browser.
package enum IndexPage {
    /// The page; `Content-Type` is `text/html; charset=utf-8`.
    /// - Parameters:
    ///   - name: the bridge's name.
    ///   - bridgeID: 16 hex digits.
    package static func html(name: String, bridgeID: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>\(markupEscaped(name))</title>
        </head>
        <body>
        <h1>\(markupEscaped(name))</h1>
        <p>This is Porchlight, a bridge between lighting apps and the lamps of this house. It speaks the language of a
        Philips Hue bridge, but it is not one, and it is not made by or connected with Signify.</p>
        <p>To pair an app, run <code>porchlight press</code> on the computer Porchlight runs on, then search for a
        bridge in the app within thirty seconds. It takes the place of the round button.</p>
        <p>Bridge id <code>\(markupEscaped(bridgeID.uppercased()))</code></p>
        </body>
        </html>

        """
    }
}
