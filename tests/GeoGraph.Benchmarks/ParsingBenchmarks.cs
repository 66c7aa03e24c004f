using BenchmarkDotNet.Attributes;
using GeoGraph.Reading;
using GeoGraph.Seeds;
using GeoGraph.Text.Parsing;

namespace GeoGraph.Benchmarks;

/// <summary>Tagging and parsing the sample articles, and reading the model that does it.</summary>
[MemoryDiagnoser]
public class ParsingBenchmarks
{
    private readonly List<(string Text, Clause[] Sentences)> _articles = [];
    private LanguageModel _model = null!;

    [Params("en", "id")]
    public string Language { get; set; } = "";

    [GlobalSetup]
    public void Read()
    {
        var seeds = SeedFolder.Open();
        _model = LoadModel();
        var coder = ArticleCoder.Create(seeds);
        foreach (var (_, article, _) in new ArticleReader().Read([seeds.File("sample")], Stream.Null))
        {
            if (article is not null && coder.Read(article) is { } text && text.Language == Language)
            {
                _articles.Add((article.Text, [.. text.Sentences.Select(s => new Clause([.. s.Tokens], [.. Enumerable.Range(0, s.Tokens.Length)]))]));
            }
        }
    }

    /// <summary>All sentences of the language once; the number of their tokens is returned.</summary>
    [Benchmark]
    public int TagAndParse()
    {
        var tokens = 0;
        foreach (var (text, sentences) in _articles)
        {
            _model.Annotate(text, sentences, null, []);
            tokens += sentences.Sum(s => s.Tokens.Length);
        }

        return tokens;
    }

    [Benchmark]
    public LanguageModel LoadModel() => LanguageModel.Find(SeedFolder.Open(), Language)!;
}
