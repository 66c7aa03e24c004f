using System.Globalization;
using System.Runtime.CompilerServices;
using GeoGraph.Reading;

namespace GeoGraph.Cli;

/// <summary>One run over the user's inputs: reads, codes, tells what could not be read, and counts.</summary>
public sealed class CodingSession(ArticleReader reader, ArticleCoder coder, int threads)
{
    /// <summary>Characters of a language tag that are shown: the longest that BCP 47 says programs must allow for.</summary>
    private const int LongestTag = 35;

    private readonly SortedDictionary<string, int> _otherLanguages = new(StringComparer.Ordinal);

    public int Read { get; private set; }

    public int Coded { get; private set; }

    /// <summary>Inputs and articles that could not be read or coded; each was told on standard error.</summary>
    public int Problems { get; private set; }

    public int Statements { get; private set; }

    public int Events { get; private set; }

    /// <summary>Articles left out because no lexicon is installed for their language.</summary>
    public int Skipped => _otherLanguages.Values.Sum();

    /// <summary>The coded articles in the order of the input.</summary>
    /// <param name="earlier">What an earlier run coded of the same input; null for nothing.</param>
    public async IAsyncEnumerable<CodedArticle> CodeAsync(
        IReadOnlyList<string> inputs, Progress progress, [EnumeratorCancellation] CancellationToken cancellation, CodedEarlier? earlier = null)
    {
        var read = reader.Read(inputs, Console.OpenStandardInput()).Select(r => (Result: r, Known: r.Article is { } article ? earlier?.Find(article) : null));
        await foreach (var ((item, known), now, failure) in new CodingRun(coder, threads).CodeAsync(read, r => r.Known is null ? r.Result.Article : null, cancellation).ConfigureAwait(false))
        {
            var coded = known ?? now;
            if (item.Problem is { } problem)
            {
                await TellAsync(item.Source, problem).ConfigureAwait(false);
                continue;
            }

            if (item.Note is { } note)
            {
                await Console.Error.WriteLineAsync($"{item.Source}: {note}").ConfigureAwait(false);
            }

            Read++;
            if (failure is not null)
            {
                await TellAsync(item.Source, $"could not be coded ({failure.GetType().Name}: {CommandRunner.OneLine(failure.Message)})").ConfigureAwait(false);
                continue;
            }

            progress.Report(Read, reader.Share);
            if (coded is null)
            {
                var language = item.Article!.Language is { } tag ? tag.Length <= LongestTag ? tag : tag[..LongestTag] + "…" : "not recognised";
                _otherLanguages[language] = _otherLanguages.GetValueOrDefault(language) + 1;
                continue;
            }

            if (Refused(coded) is { } refused)
            {
                await TellAsync(item.Source, refused).ConfigureAwait(false);
                continue;
            }

            Coded++;
            Statements += coded.Statements.Count;
            Events += coded.Events.Count;
            yield return coded;
        }
    }

    /// <summary>One line: what was read, coded and left out, and how fast.</summary>
    public string Summary(TimeSpan elapsed)
    {
        var rate = Read / Math.Max(elapsed.TotalSeconds, 1e-3);
        var line = string.Create(CultureInfo.InvariantCulture, $"{Quantity.Of(Coded, "article")} coded in {elapsed.TotalSeconds:0.0} s ({rate:N0}/s): {Quantity.Of(Statements, "statement")}, {Quantity.Of(Events, "event")}");
        if (Skipped > 0)
        {
            line += string.Create(CultureInfo.InvariantCulture, $"; {Skipped:N0} skipped for {(Skipped == 1 ? "its" : "their")} language ({string.Join(", ", _otherLanguages.Select(l => $"{l.Key}: {l.Value}"))})");
        }

        return Problems > 0 ? line + string.Create(CultureInfo.InvariantCulture, $"; {Problems:N0} refused") : line;
    }

    /// <summary>Why no store could hold the article; null when each can.</summary>
    private static string? Refused(CodedArticle coded)
    {
        try
        {
            Graph.GraphBuilder.Check(coded);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    private Task TellAsync(string source, string problem)
    {
        Problems++;
        return Console.Error.WriteLineAsync($"{source}: {problem}");
    }
}
