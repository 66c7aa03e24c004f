using System.Text.RegularExpressions;
using GeoGraph.Actors;
using GeoGraph.Seeds;
using Xunit;

namespace GeoGraph.Tests.Conventions;

/// <summary>No natural-language word stands in the code: what the stages look for is data in <c>seeds/</c>.</summary>
public partial class LexiconWordTest
{
    /// <summary>Folders of the core that read language.</summary>
    private static readonly string[] s_stages = ["Text", "Actors", "Discourse", "Clauses", "Statements", "Events"];

    /// <summary>Names of columns, keys, kinds and files that are words of a language too.</summary>
    private static readonly HashSet<string> s_names = ["ELI", "SPY", "agree", "city", "country", "day", "denies", "first", "head", "key", "pos", "repeat", "speaker", "to"];

    public static TheoryData<string> Languages => [.. SeedFolder.Open().Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_word_of_a_lexicon_is_a_literal_of_the_stages(string language)
    {
        var words = Words(language);
        var found = SourceFiles().SelectMany(f => Literals().Matches(File.ReadAllText(f)).Select(m => (File: Path.GetFileName(f), Word: m.Groups["text"].Value)))
            .Where(l => words.Contains(l.Word.Trim().ToLowerInvariant()) && !s_names.Contains(l.Word))
            .Select(l => $"{l.File}: \"{l.Word}\"").Distinct().ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static IEnumerable<string> SourceFiles()
    {
        var source = Path.Combine(Path.GetDirectoryName(SeedFolder.Open().Path)!, "src", "GeoGraph");
        return s_stages.Select(s => Path.Combine(source, s)).Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*.cs", SearchOption.AllDirectories));
    }

    /// <summary>The forms of two letters or more in the tables and rules of a language, and their words.</summary>
    private static HashSet<string> Words(string language)
    {
        var seeds = SeedFolder.Open();
        var lexicon = Lexicon.Read(seeds, language, ActorCatalog.Read(seeds));
        var forms = lexicon.ActorNames.Rows.Select(r => r.Name).Concat(lexicon.ActorNames.Roles.Select(r => r.Form)).Concat(lexicon.Cues.Words)
            .Concat(Strings().Matches(File.ReadAllText(seeds.File("lang", language, "language.json"))).Select(m => m.Groups["text"].Value));
        var words = forms.Select(f => f.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        words.UnionWith(words.SelectMany(w => w.Split(' ')).ToList());
        words.RemoveWhere(w => w.Length < 2 || !w.Any(char.IsLetter));
        return words;
    }

    /// <summary>Literals of the code, without those of documentation and comments.</summary>
    [GeneratedRegex(@"(?m)^\s*//.*$|""(?<text>(?:[^""\\\r\n]|\\.)*)""")]
    private static partial Regex Literals();

    /// <summary>Values of a JSON file, without its keys.</summary>
    [GeneratedRegex(@"""(?<text>[^""]*)""(?!\s*:\s*[\[{""\dtf])")]
    private static partial Regex Strings();
}
