using BenchmarkDotNet.Attributes;
using GeoGraph.Reading;
using GeoGraph.Seeds;
using GeoGraph.Text.Parsing;

namespace GeoGraph.Benchmarks;

/// <summary>Tagging and parsing the sample articles, and reading the model that does it.</summary>
[MemoryDiagnoser]
public class ParsingBenchmarks
{
    private readonly List<(string Text, Token[] Tokens, int[] All)> _sentences = [];
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
                _sentences.AddRange(text.Sentences.Select(s => (article.Text, s.Tokens.ToArray(), Enumerable.Range(0, s.Tokens.Length).ToArray())));
            }
        }
    }

    /// <summary>All sentences of the language once; the number of their tokens is returned.</summary>
    [Benchmark]
    public int TagAndParse()
    {
        var tokens = 0;
        foreach (var (text, words, all) in _sentences)
        {
            _model.Annotate(text, words, all, null, []);
            tokens += words.Length;
        }

        return tokens;
    }

    [Benchmark]
    public LanguageModel LoadModel() => LanguageModel.Find(SeedFolder.Open(), Language)!;
}
