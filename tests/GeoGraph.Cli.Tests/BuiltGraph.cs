using Xunit;

namespace GeoGraph.Cli.Tests;

/// <summary>A folder with articles (<c>news/</c>, <c>article.txt</c>, <c>feed.xml</c>), the graph of them, and what <c>extract</c> wrote of them.</summary>
public sealed class BuiltGraph : IAsyncLifetime
{
    public Workspace Workspace { get; } = new();

    /// <summary>What <c>build</c> printed.</summary>
    public string Built { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Workspace.Seeds, "sample")))
        {
            Workspace.Write(Path.Combine("news", Path.GetFileName(file)), await File.ReadAllTextAsync(file));
        }

        File.Copy(Path.Combine(Workspace.Seeds, "sample", "harbour-wire.rss"), Workspace.File("feed.xml"));
        Workspace.Write("article.txt", Workspace.Article);
        Workspace.Write("news/2024-06-10.txt", Workspace.Article);
        Workspace.Write("set/articles.jsonl", await File.ReadAllTextAsync(Path.Combine(Workspace.Checkout, "tests", "GeoGraph.Tests", "Evaluation", "Set", "articles.jsonl")));
        Workspace.Write("set/gold.jsonl", await File.ReadAllTextAsync(Path.Combine(Workspace.Checkout, "tests", "GeoGraph.Tests", "Evaluation", "Set", "gold.jsonl")));
        Workspace.Write("asia.jsonl", """{"id":"a1","language":"en","published":"2024-06-10","text":"China condemned the United States on Monday."}""" + "\n");
        Built = await Workspace.DoneAsync("build", "news/");
        await Workspace.DoneAsync("extract", "news/", "-o", "coded.jsonl");
        await Workspace.DoneAsync("build", "asia.jsonl", "--graph", "asia.db");
    }

    public ValueTask DisposeAsync()
    {
        Workspace.Dispose();
        return ValueTask.CompletedTask;
    }
}
