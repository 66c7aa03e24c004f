using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using GeoGraph.Reading;
using GeoGraph.Seeds;
using GeoGraph.Text.Parsing;

namespace GeoGraph.Cli;

/// <summary>How fast text is tagged and parsed: tokens a second by number of threads, memory, and the time to load the models.</summary>
public static class ParseBench
{
    /// <summary>Sentences are gone through again until so much time has passed for each number of threads.</summary>
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(5);

    /// <summary>So long the compiler watches what is worth its best.</summary>
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(3);

    /// <summary>Text beyond so many tokens is not read: the memory reported is that of the program, not of a corpus.</summary>
    private const int Enough = 100_000;

    public static void Run(IReadOnlyList<string> inputs, SeedFolder seeds, int threads, TextWriter output, CancellationToken cancellation)
    {
        var languages = seeds.Languages.Where(l => File.Exists(seeds.File("lang", l, LanguageModel.FileName))).ToList();
        if (languages.Count == 0)
        {
            throw new SeedException($"{seeds.File("lang")}: no language has a {LanguageModel.FileName}; make one with 'geograph train'");
        }

        // The first read compiles the reader; the second is what a running program sees.
        languages.ForEach(l => LanguageModel.Find(seeds, l));
        languages.ForEach(l => Time(seeds, l, output));
        var coder = ArticleCoder.Create(seeds);
        var work = new List<Work>();
        var (sentences, tokens) = (0, 0L);
        foreach (var (_, article, _) in new ArticleReader().Read(inputs, Stream.Null))
        {
            cancellation.ThrowIfCancellationRequested();
            if (article is not null && coder.Read(article) is { } text && coder.LexiconOf(text.Language).Model is { } model)
            {
                work.Add(new Work(model, article.Text, [.. text.Sentences.Select(s => new Clause([.. s.Tokens], [.. Enumerable.Range(0, s.Tokens.Length)]))]));
                sentences += text.Sentences.Count;
                tokens += text.Sentences.Sum(s => s.Tokens.Length);
                if (tokens > Enough)
                {
                    break;
                }
            }
        }

        if (work.Count == 0)
        {
            throw new UsageException("bench parse found no article in an installed language; give it more INPUT");
        }

        // The memory reported is of models and parsing, not of the models read above and of what reading articles left behind.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, true, true);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sentences:N0} sentences, {tokens:N0} tokens"));
        var single = Rate(work, tokens, 1, output, cancellation);
        for (var n = 2; n <= threads; n *= 2)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Rate(work, tokens, n, output, cancellation) / single:f2} times one thread"));
        }

        var weights = languages.Sum(l => coder.LexiconOf(l).Model!.Bytes);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"weights {weights / 1e6:f1} MB, resident {Environment.WorkingSet / 1e6:f0} MB"));
    }

    private static void Time(SeedFolder seeds, string language, TextWriter output)
    {
        var start = Stopwatch.GetTimestamp();
        LanguageModel.Find(seeds, language);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{language}: model loaded in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:f0} ms"));
    }

    private static double Rate(List<Work> work, long tokens, int threads, TextWriter output, CancellationToken cancellation)
    {
        for (var warming = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(warming) < s_warmUp;)
        {
            Pass(work, threads, cancellation);
        }

        var passes = 0;
        var allocated = GC.GetTotalAllocatedBytes(true);
        var start = Stopwatch.GetTimestamp();
        do
        {
            Pass(work, threads, cancellation);
            passes++;
        }
        while (Stopwatch.GetElapsedTime(start) < s_least);

        var rate = tokens * passes / Stopwatch.GetElapsedTime(start).TotalSeconds;
        var bytes = (double)(GC.GetTotalAllocatedBytes(true) - allocated) / (tokens * passes);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tag and parse, {threads} thread{(threads == 1 ? "" : "s")}: {rate:N0} tokens/s, {bytes:f1} bytes allocated a token"));
        return rate;
    }

    private static void Pass(List<Work> work, int threads, CancellationToken cancellation)
    {
        if (threads == 1)
        {
            foreach (var (model, text, sentences) in work)
            {
                cancellation.ThrowIfCancellationRequested();
                model.Annotate(text, sentences, null, []);
            }

            return;
        }

        // An article at a time, as a run codes them: no thread waits long for the others at the end.
        Parallel.ForEach(
            Partitioner.Create(work, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            one => one.Model.Annotate(one.Text, one.Sentences, null, []));
    }

    /// <summary>The sentences of an article, to parse again and again; each article is gone through by one thread at a time.</summary>
    private sealed record Work(LanguageModel Model, string Text, Clause[] Sentences);
}
