using System.Globalization;
using System.Runtime.CompilerServices;
using GeoGraph.Reading;

namespace GeoGraph.Cli;

/// <summary>One run over the user's inputs: reads, codes, tells what could not be read, and counts.</summary>
public sealed class CodingSession(ArticleReader reader, ArticleCoder coder, int threads)
{
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
    public async IAsyncEnumerable<CodedArticle> CodeAsync(IReadOnlyList<string> inputs, Progress progress, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var read = reader.Read(inputs, Console.OpenStandardInput());
        await foreach (var (item, coded, failure) in new CodingRun(coder, threads).CodeAsync(read, r => r.Article, cancellation).ConfigureAwait(false))
        {
            if (item.Problem is { } problem)
            {
                await TellAsync(item.Source, problem).ConfigureAwait(false);
                continue;
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
                var language = item.Article!.Language ?? "not recognised";
                _otherLanguages[language] = _otherLanguages.GetValueOrDefault(language) + 1;
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
        var line = string.Create(CultureInfo.InvariantCulture, $"{Coded:N0} articles coded in {elapsed.TotalSeconds:0.0} s ({rate:N0}/s): {Statements:N0} statements, {Events:N0} events");
        if (Skipped > 0)
        {
            line += string.Create(CultureInfo.InvariantCulture, $"; {Skipped:N0} skipped for their language ({string.Join(", ", _otherLanguages.Select(l => $"{l.Key}: {l.Value}"))})");
        }

        return Problems > 0 ? line + string.Create(CultureInfo.InvariantCulture, $"; {Problems:N0} could not be read") : line;
    }

    private Task TellAsync(string source, string problem)
    {
        Problems++;
        return Console.Error.WriteLineAsync($"{source}: {problem}");
    }
}
