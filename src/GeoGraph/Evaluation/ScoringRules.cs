using System.Text.RegularExpressions;
using GeoGraph.Seeds;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GeoGraph.Evaluation;

/// <summary>The words and code tables that scoring depends on: <c>seeds/evaluation/scoring.json</c>.</summary>
public sealed partial class ScoringRules
{
    /// <summary>What event records hold where a party has no country.</summary>
    internal const string NoCode = "---";

    private readonly HashSet<string> _lead;
    private readonly HashSet<string> _titles;
    private readonly HashSet<string> _postModifiers;
    private readonly Dictionary<string, string> _countryCodes;
    private readonly Dictionary<string, string> _eventTypes;

    private ScoringRules(JObject o)
    {
        _lead = Set(o, "contentLead");
        _titles = Set(o, "titles");
        _postModifiers = Set(o, "postModifiers");
        _countryCodes = Map(o, "countryCodes");
        _eventTypes = Map(o, "eventTypes");
    }

    /// <exception cref="SeedException">The file cannot be read or a table is missing.</exception>
    public static ScoringRules Read(SeedFolder seeds)
    {
        var path = seeds.File("evaluation", "scoring.json");
        try
        {
            return new ScoringRules(JObject.Parse(File.ReadAllText(path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            throw new SeedException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>The words of a part of the text: letters and digits, with one apostrophe inside.</summary>
    internal static IEnumerable<TextSpan> Words(string text, TextSpan part)
    {
        var start = Math.Clamp(part.Start, 0, text.Length);
        var end = Math.Clamp(part.End, start, text.Length);
        for (var m = WordPattern().Match(text, start, end - start); m.Success; m = m.NextMatch())
        {
            yield return new TextSpan(m.Index, m.Index + m.Length);
        }
    }

    /// <summary>The part of the text, or what of it lies inside the text.</summary>
    internal static string? Slice(string text, TextSpan? part) =>
        part is { } p ? text[Math.Clamp(p.Start, 0, text.Length)..Math.Clamp(Math.Max(p.Start, p.End), 0, text.Length)] : null;

    /// <summary>The words of a statement's content in text order, without a leading conjunction.</summary>
    internal IReadOnlyList<TextSpan> ContentWords(string text, IEnumerable<TextSpan> content)
    {
        var words = content.SelectMany(s => Words(text, s)).Distinct().OrderBy(w => w.Start).ThenBy(w => w.End).ToList();
        var lead = words.TakeWhile(w => _lead.Contains(Lower(text, w))).Count();
        return words[lead..];
    }

    /// <summary>
    /// Head word of a noun phrase: the last word of the name before any post-modifier, titles left out; else the last word before the
    /// post-modifier. Null for no words.
    /// </summary>
    internal TextSpan? Head(string text, IReadOnlyList<TextSpan> words)
    {
        if (words.Count == 0)
        {
            return null;
        }

        var cut = 1;
        while (cut < words.Count && !_postModifiers.Contains(Lower(text, words[cut])) && !Comma(text, words[cut - 1], words[cut]))
        {
            cut++;
        }

        var capitals = Enumerable.Range(0, words.Count).Where(i => char.IsUpper(text[words[i].Start]) && !_titles.Contains(Lower(text, words[i]))).ToHashSet();
        var inside = Enumerable.Range(0, cut).LastOrDefault(capitals.Contains, -1);
        if (inside >= 0)
        {
            return words[inside];
        }

        if (capitals.Count == 0)
        {
            return words[cut - 1];
        }

        var last = capitals.Min();
        while (capitals.Contains(last + 1) && !Comma(text, words[last], words[last + 1]))
        {
            last++;
        }

        return words[last];
    }

    /// <summary>The three-letter country of a code of the annotators (sectors cut off, outdated codes renewed); <c>---</c> for none.</summary>
    internal string Country(string? code)
    {
        if (string.IsNullOrEmpty(code) || code.StartsWith(NoCode, StringComparison.Ordinal))
        {
            return NoCode;
        }

        var country = code[..Math.Min(3, code.Length)];
        return _countryCodes.GetValueOrDefault(country, country);
    }

    /// <summary>The type, with those merged that the annotators did not tell apart.</summary>
    internal string EventType(string type) => _eventTypes.GetValueOrDefault(type, type);

    private static string Lower(string text, TextSpan word) => word.Of(text).ToString().ToLowerInvariant();

    private static bool Comma(string text, TextSpan left, TextSpan right) => right.Start > left.End && text.AsSpan(left.End, right.Start - left.End).Contains(',');

    private static HashSet<string> Set(JObject o, string name) =>
        o[name] is JArray list ? list.Select(w => (string)w!).ToHashSet(StringComparer.Ordinal) : throw new FormatException($"'{name}' is missing");

    private static Dictionary<string, string> Map(JObject o, string name) =>
        o[name] is JObject map ? map.Properties().ToDictionary(p => p.Name, p => (string)p.Value!, StringComparer.Ordinal) : throw new FormatException($"'{name}' is missing");

    // Python's \w: letters, every kind of number and the underscore; unlike .NET's it holds no combining marks.
    [GeneratedRegex(@"[\p{L}\p{N}_]+(?:['’][\p{L}\p{N}_]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();
}
