using System.Text;
using System.Text.RegularExpressions;
using UtfUnknown;

namespace GeoGraph.Reading;

/// <summary>Turns bytes into text, whatever they declare: nothing is ever replaced in silence.</summary>
/// <remarks>
/// In order: byte order mark; zeros as UTF-16 and UTF-32 have them; UTF-8 when all bytes fit it, for others do so by accident only; what the transport,
/// the page or the feed declares, when the bytes fit; what the frequencies of bytes suggest; windows-1252, as browsers do.
/// </remarks>
internal static partial class Encodings
{
    /// <summary>How far into a file a declaration is looked for.</summary>
    private const int DeclarationReach = 4096;

    private const float LeastConfidence = 0.5f;

    private static readonly Encoding s_utf8 = new UTF8Encoding(false, true);

    /// <summary>Names of the web that mean a wider encoding than they say (WHATWG Encoding, names and labels).</summary>
    private static readonly Dictionary<string, string> s_wider = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ascii"] = "windows-1252",
        ["us-ascii"] = "windows-1252",
        ["latin1"] = "windows-1252",
        ["iso-8859-1"] = "windows-1252",
        ["iso8859-1"] = "windows-1252",
        ["cp1252"] = "windows-1252",
        ["iso-8859-9"] = "windows-1254",
        ["iso-8859-11"] = "windows-874",
        ["tis-620"] = "windows-874",
        ["gb2312"] = "gb18030",
        ["gbk"] = "gb18030",
        ["x-gbk"] = "gb18030",
        ["sjis"] = "shift_jis",
        ["x-sjis"] = "shift_jis",
        ["windows-31j"] = "shift_jis",
        ["ms_kanji"] = "shift_jis",
        ["ks_c_5601-1987"] = "ks_c_5601-1987",
        ["euc-kr"] = "ks_c_5601-1987",
        ["cp1250"] = "windows-1250",
        ["cp1251"] = "windows-1251",
        ["win-1251"] = "windows-1251",
    };

    static Encodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text; null when no encoding fits the bytes.</summary>
    /// <param name="bytes">Of a whole file.</param>
    /// <param name="transport">What HTTP says; null when it says nothing.</param>
    public static string? Decode(ReadOnlySpan<byte> bytes, string? transport = null)
    {
        if (Wide(bytes) is var (wide, skip))
        {
            return Strict(wide, bytes[skip..]);
        }

        bytes = bytes is [0xef, 0xbb, 0xbf, ..] ? bytes[3..] : bytes;
        // ISO-2022-JP is written in the bytes of ASCII.
        if (Declared(bytes, transport) is { } stated && (bytes.Contains((byte)0x1b) || !System.Text.Unicode.Utf8.IsValid(bytes)) && Strict(stated, bytes) is { } asStated)
        {
            return asStated;
        }

        return Strict(s_utf8, bytes) ?? Guessed(bytes);
    }

    /// <summary>The text of one line of a file in which each line stands for itself; null when it is not UTF-8 and nothing speaks for another encoding.</summary>
    public static string? DecodeLine(ReadOnlySpan<byte> bytes) => Strict(s_utf8, bytes) ?? Guessed(bytes);

    /// <summary>The encoding of UTF-16 and UTF-32, with or without a byte order mark, and the length of the mark; null for all others.</summary>
    public static (Encoding Encoding, int Mark)? Wide(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xff, 0xfe, 0, 0, ..] => (new UTF32Encoding(false, false, true), 4),
        [0, 0, 0xfe, 0xff, ..] => (new UTF32Encoding(true, false, true), 4),
        [0xff, 0xfe, ..] => (new UnicodeEncoding(false, false, true), 2),
        [0xfe, 0xff, ..] => (new UnicodeEncoding(true, false, true), 2),
        [0, 0, 0, not 0, 0, 0, 0, not 0, ..] => (new UTF32Encoding(true, false, true), 0),
        [not 0, 0, 0, 0, not 0, 0, 0, 0, ..] => (new UTF32Encoding(false, false, true), 0),
        [0, not 0, 0, not 0, 0, not 0, ..] => (new UnicodeEncoding(true, false, true), 0),
        [not 0, 0, not 0, 0, not 0, 0, ..] => (new UnicodeEncoding(false, false, true), 0),
        _ => null,
    };

    private static Encoding? Declared(ReadOnlySpan<byte> bytes, string? transport)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationReach)]);
        var name = transport ?? (DeclarationPattern().Match(head) is { Success: true } found ? found.Groups[1].Value : null);
        return name is null || name.StartsWith("utf-", StringComparison.OrdinalIgnoreCase) ? null : Named(name);
    }

    private static Encoding? Named(string name)
    {
        name = name.Trim('"', '\'', ' ');
        try
        {
            return Encoding.GetEncoding(s_wider.GetValueOrDefault(name, name), EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? Guessed(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, 1 << 18)].ToArray();
        var guess = CharsetDetector.DetectFromBytes(sample).Detected;
        if (guess?.EncodingName is { } name && guess.Confidence >= LeastConfidence && !name.StartsWith("utf", StringComparison.OrdinalIgnoreCase) && Named(name) is { } likely && Strict(likely, bytes) is { } text && !HasControls(text))
        {
            return text;
        }

        return Strict(Named("windows-1252")!, bytes) is { } western && !HasControls(western) && western.Any(char.IsAsciiLetter) ? western : null;
    }

    /// <summary>C1 controls: no text has them, they stand where an encoding has no character.</summary>
    private static bool HasControls(string text) => text.AsSpan().IndexOfAnyInRange('\u0080', '\u009f') >= 0;

    private static string? Strict(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"(?:<meta[^>]{0,300}?charset\s*=\s*|<\?xml[^>]{0,200}?encoding\s*=\s*)[""']?\s*([A-Za-z0-9_:.\-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DeclarationPattern();
}
