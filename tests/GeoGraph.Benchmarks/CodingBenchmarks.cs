using BenchmarkDotNet.Attributes;
using GeoGraph.Reading;
using GeoGraph.Seeds;

namespace GeoGraph.Benchmarks;

/// <summary>From the text of the sample articles to their statements and events.</summary>
[MemoryDiagnoser]
public class CodingBenchmarks
{
    private readonly List<Article> _articles = [];
    private ArticleCoder _coder = null!;

    [GlobalSetup]
    public void Read()
    {
        var seeds = SeedFolder.Open();
        _coder = ArticleCoder.Create(seeds);
        _articles.AddRange(new ArticleReader().Read([seeds.File("sample")], Stream.Null).Select(r => r.Article).OfType<Article>());
    }

    /// <summary>All articles once; the number of events is returned.</summary>
    [Benchmark]
    public int CodeSample() => _articles.Sum(a => _coder.Code(a)?.Events.Count ?? 0);
}
