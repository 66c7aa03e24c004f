using System.Text;

namespace GeoGraph.Cli.Terminal;

/// <summary>Makes text from articles harmless to a terminal: what would move the cursor, change colours or turn the direction of writing becomes visible.</summary>
/// <remarks>Ids, titles, file names and feeds come from strangers; an escape sequence in them could rewrite what stands above it.</remarks>
public static class Printable
{
    private const char Pictures = '\u2400';
    private const char Delete = '\u2421';
    private const char Unknown = '\ufffd';

    /// <summary>The text with control characters as their pictures (␛ for ESC); line breaks and tabs stay.</summary>
    public static string Of(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Shown(text[i]) != text[i])
            {
                var shown = new StringBuilder(text, 0, i, text.Length);
                foreach (var c in text.AsSpan(i))
                {
                    shown.Append(Shown(c));
                }

                return shown.ToString();
            }
        }

        return text;
    }

    /// <summary>What is written for a character; itself for all but controls.</summary>
    public static char Shown(char c) => c switch
    {
        '\n' or '\t' => c,
        < ' ' => (char)(Pictures + c),
        '\x7f' => Delete,
        >= '\x80' and < '\xa0' => Unknown,
        // Marks that turn the direction of what follows, and separators some terminals take for line breaks.
        (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029' => Unknown,
        _ => c,
    };
}
