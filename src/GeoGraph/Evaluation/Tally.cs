using System.Globalization;
using System.Text;

namespace GeoGraph.Evaluation;

/// <summary>What is counted, of a whole set or of a slice of it.</summary>
internal enum Figure
{
    ActorsGold, ActorsFound, ActorsCountry,
    StatementsGold, StatementsPredicted, StatementsStrict, Statements50, StatementsTriple, StatementsIgnored,
    TokensRight, TokensPredicted, TokensGold,
    EventsGold, EventsPredicted, EventsType, EventsDyad, EventsStrict, EventsStatus, EventsInStatement, EventsDated, EventsDate, EventsFalse,
    Records, RecordsCovered,
    RecordTypesRight, RecordTypesPredicted, RecordTypesGold,
    RecordTriplesRight, RecordTriplesPredicted, RecordTriplesGold,
    RecordSourcesRight, RecordSourcesPredicted, RecordSourcesGold,
    RecordTargetsRight, RecordTargetsPredicted, RecordTargetsGold,
    Roots, RootsCovered, RootsAny, RootsFirst,
    Dyads, DyadsRight, DyadsPredicted, DyadsGold, DyadSentences,
    Names, NamesRight,
}

/// <summary>Counts; zero until added to.</summary>
internal sealed class Tally
{
    private readonly int[] _counts = new int[Enum.GetValues<Figure>().Length];

    public int this[Figure figure] => _counts[(int)figure];

    public void Add(Figure figure, int count = 1) => _counts[(int)figure] += count;

    public void Add(Figure figure, bool right) => _counts[(int)figure] += right ? 1 : 0;
}

/// <summary>Counts of a set and its slices, with the first misses of each kind.</summary>
internal sealed class ScoreSheet(int errors)
{
    private readonly SortedDictionary<string, (int Count, List<string> Lines)> _misses = new(StringComparer.Ordinal);

    public Tally Total { get; } = new();

    public SortedDictionary<string, Tally> Slices { get; } = new(StringComparer.Ordinal);

    /// <summary>The misses by kind: how many, and the first of them.</summary>
    public IReadOnlyDictionary<string, (int Count, List<string> Lines)> Misses => _misses;

    public Tally Slice(string name)
    {
        if (!Slices.TryGetValue(name, out var slice))
        {
            Slices[name] = slice = new Tally();
        }

        return slice;
    }

    /// <summary>Notes a miss; the cells are shown as they are, with bars between them.</summary>
    public void Miss(string kind, params ReadOnlySpan<string?> cells)
    {
        if (errors == 0)
        {
            return;
        }

        var (count, lines) = _misses.TryGetValue(kind, out var entry) ? entry : (0, []);
        if (count < errors)
        {
            var line = new StringBuilder("       ");
            foreach (var cell in cells)
            {
                line.Append(" | ").Append(cell ?? Literal.None);
            }

            lines.Add(line.ToString());
        }

        _misses[kind] = (count + 1, lines);
    }
}

/// <summary>Lists and tuples as the reference scorer shows them: Python literals.</summary>
internal static class Literal
{
    public const string None = "None";

    public static string Quote(string? text)
    {
        if (text is null)
        {
            return None;
        }

        var mark = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var quoted = new StringBuilder().Append(mark);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' => quoted.Append(@"\\"),
                '\n' => quoted.Append(@"\n"),
                '\r' => quoted.Append(@"\r"),
                '\t' => quoted.Append(@"\t"),
                _ when c == mark => quoted.Append('\\').Append(c),
                _ when IsPrintable(c) => quoted.Append(c),
                < '\u0100' => quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
            };
        }

        return quoted.Append(mark).ToString();
    }

    /// <summary>A list of parts that are literals already.</summary>
    public static string List(IEnumerable<string> parts) => "[" + string.Join(", ", parts) + "]";

    public static string Tuple(params string?[] texts) => "(" + string.Join(", ", texts.Select(Quote)) + ")";

    private static bool IsPrintable(char c) => c == ' ' || char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
