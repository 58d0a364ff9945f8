package import Foundation

/// The bridge's picture in description.xml (Docs/Discovery.md §4): a porch light of our own drawing, as PNG with 24 bits per pixel.
package enum PorchLightIcon {
    /// 48 × 48, served as `/hue_logo_0.png`.
    package static let small = decoded(
        """
        iVBORw0KGgoAAAANSUhEUgAAADAAAAAwCAIAAADYYG7QAAACfklEQVR42u2YIZODMBCF+UmVSCQSWYlEIpHISiQSeRKJRCKRSGRlZR33QoBsCJ\
        MGCtfOHDdP0Nxu+jXZ7G6wHo/7V8k6gU6gzwPVdV1VJYSHrwAKwtB2XAgPJ5CsNE0B4boeB8IDPmLwA0CIGO/qcw5V+BcM/giobZppj/SCGYwP\
        BLrfW2yHCQoVXOC4P1Ce55o90guOcN8NCNnFcI9e7qBJorL0kRvHt/dRqDChPt4t/anel2aKqo1AOCO8JrBfFjh1YgulzmsRe7hjEj6b/uhZhr\
        k48p0uv/SyezldweUq6sdhMFgyL7gb5nEjIGy8f3UEjYpS9lrAGpjgjkl2A8qyDAs+AFEaxuEpUpkucMckuwHxMGrSaXk4zURwJRoHJ6bchiMP\
        oN2AkGoxY3EjcUNRKiKKNS4SHOFumK9NMzWybRZNNC6h8ecSTMMiwRHuO5cOnJHAd+fLwwnarHuUTHgQTGKR4GjeKlnmrQ/6HRI9fI/87v7TPV\
        shfGRM4yL19vgzb5JMgYqiQBw8crJf+OI6lGi4MCgWibmw+CuKnYFQFzFvncpATbwAhEECBBfmaNz/r+iHWC6JVwPBhS3tEQ2a7wdxSIGgoHs2\
        MlDDBitx0OACx0OA+gKiBHWTyMuTzIIaLoZFYzUQ70bkYz9uHA48xDerknLjy35jO9BQQLIlJiGJBsbmRWNLk4/Zy2SpkKl1oweCsXnR2HINwl\
        Uwi2b5mtZXTy6uKBrs9njgvYwUELXmK3V+ZdHYAoTw9DxX2y5KTSOM196srbU3eZYeI2cUy3tzRcKA336OOmXv3DT+B5DmzdDshvqx90NfBzS9\
        XaR6803j+Vr4BDqBjtYvzUjWcIC2proAAAAASUVORK5CYII=
        """
    )

    /// 120 × 120, served as `/hue_logo_3.png`.
    package static let large = decoded(
        """
        iVBORw0KGgoAAAANSUhEUgAAAHgAAAB4CAIAAAC2BqGFAAAGL0lEQVR42u2drZujMBDG+yedXIlEVlYiKyuRlZWVlchKJLKyshJZiVy5rjddei\
        Gh+ZgUMgFu9nnN7bYw/J7cMC+ZhNX3d8Mi0IoRMGgGzWLQDJpBMwUGzaBZDJpBM2imwKAZNGuZoO91fTL8wJ8Y9Gi6Xi9fSaoV/IlBM2gGzaAZ\
        NINeLuiyLNvSYr8/mEDDn9rPwIcZ9CdDOMu2JrgmwVcmO8BXEyyZ8zz3RSwLvj7B4npaoCEDpOl6COVWcBA4FIPWqKqq9SYbjlgWHBAOy6C7XL\
        Hd7cZFLAsOPoVMEhN009zhP3g4xLLgRHC6/xE0VGOjpGOvxB2xBIwA+na7Bc0VzkwCASwcNPzntVgPSkEYxJmEDnRRFMS5wplJIKRFgf7M5tGI\
        zEyuJm7zaERgJlfTt3lkmSSomVzNxebRKJyZXM3L5pGVgKNnktFAzx2uSQyaQTNoBr0E0HAD6am7la/T7SZxKGuVjqrfY7pODeHJt8GeZlBHiw\
        oPLuZR/jHr603Joxog+LrmmMYAIDxR283SsIhBDT9oysMQO3DrY4DwxHCeqzPsMt15COUUoQ9ZQ2Dy5MAsQYPFEtdwO345KH+O2InbxhoCE0EG\
        nWBcBX3AL66hyBNPyukAebCGwLrREHJCIOzTu+5B+zZBUzbgu7RaS/r9DRK3gTUENnolFwG0uB9KhYcn5T5ckz5kLUqOoHfC4KDliSsNaDtlLG\
        I7bgvrZzzy5NaMQRdFIa6kPtlrjIGILbiNdQiE1N1FAk9rhQUtt9tejqNQ3kgayvoilRyhJ7TCgm6au1p4aJOGk/IGIS/WrzDkkiP0pHjwydnO\
        iGeJbjiPQtmT9b9BDSERmG8i0KLwWK9T23DWUFY5Xg1y4LYNavE4KXTJQQFaNeKW4Wym3GHN3qTFrR7KMKghGBrzTQS6LMvOep0S3HDGILbjdg\
        9qCEYERtCTFxy0bMTP+w8oZ2j5sYZgaMw3XaeSZMRTHWhd0rBQvm2fcrM2JZBXABAMjfmmAy36wbZZ6srOZsr1/tFUj597J/gn/BLJ+i1TQzCi\
        K2whoBUjjskbPcowfnuIe7j7AxyVPcjMNx1oufBozpa8oRvOAPH7aqTcCj6gsHYO6gTCoCw56LpJJSOOAS0NT8tY7o1r56CWQEMYxGtvKUCrRt\
        xkBTca0JCCMZRbKflaW350p4YwyMw3aSO6aCvNt1bQvbyBHM6aQa3NHt2p823XRLqojn/FiCPzBqRdPOVWvUxtzh6U5psUtHw/xIL2yhu27KEB\
        TXwnpAOtGnEc6PvRGzR8BQEaAqA036Sg5cLjfECCLvxBFxjQEAD9dh90q7LEtR3zyKnjmJOab2rQqhHH3Ax3/jfDHQY0sfmmBi0vz8KWd983D8\
        rwYVx5Jy/GWiBo1YjjQN9PPgn6hAENp6YvOUhBy/fDV+FxQZTSyEENH3MW0Zd+yUG5LxAd6Htdd0Z8j3+olD9+ahfo+vkx3EMlOLUIg3IfD9JF\
        9xoj7nzc8So/ahvl/lNp24MOevMdAbQw4tnG+Ty690h692hK3fONUq00LJMsrzPCqYnNdwTQh+MRZcRNkyzAFLwfuJKnjm+IrdOGb+YbglksaI\
        MRp5ucjWK+I4CWC4/qgGjq8GBtodwN5+oQp+SIsNWPxojb25TcrR0bB2XpMXQU8x0HtNSKl3q0hF2tQreECfNN0GwXGbQw4s81cY6uMF2Ho63r\
        TtfnqHYZiJVulOY7DmjbjHiVInqi8a2kfcr0M98xQStr4k6Ybkcn7jWGcq/Zjn4rTWrQihHPR1y94l7JIred02+iGWGDQUcr3lDWxvVCxM128U\
        GrRnyUtW+oFXCxzHc00IoRLxPcUsPUxhe1yDCJZb6jgVbWxBUJivXAVcplAiciW+k2FdCqEU/M+xqMtRD8eQo4UdwXXcTZ1li3Ji4ZvMGBbScJ\
        ueSIcslEoNutjN93AYKfsbf30Ut4wt5+PmRbHEdooJmUltZAw6AZNINm0Ax6uqCb5g6XhNfHrwKAL3qdiGyn/4m+lOzj97NM7c1NDJpBM2gGza\
        AZ9IAZL6/iQWiy72Ofx8t9FyAGzaAZNItBM2gGzQgYNINmMWgGzaCZAoNm0CwGzaD/c/0Fwn5vG8elfjsAAAAASUVORK5CYII=
        """
    )

    /// The texts above are constant and a test reads them, so the empty picture is never seen.
    private static func decoded(_ text: String) -> Data {
        Data(base64Encoded: text) ?? Data()
    }
}
