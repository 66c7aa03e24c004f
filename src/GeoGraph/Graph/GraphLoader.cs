namespace GeoGraph.Graph;

/// <summary>Loads a stream of coded articles into a store, batch by batch.</summary>
/// <remarks>
/// A batch is one transaction, so a run that is stopped or killed continues by running it again. Articles whose revision the store already
/// has are skipped. Of several articles with one id the last wins.
/// </remarks>
public sealed class GraphLoader(IGraphStore store)
{
    /// <summary>Most articles of a batch.</summary>
    public const int BatchArticles = 500;

    /// <summary>Most characters of text in a batch; a longer article is a batch of its own.</summary>
    public const int BatchCharacters = 4_000_000;

    /// <param name="progress">Told the counts so far after every batch; null for none.</param>
    /// <exception cref="GraphStoreException">The store refused a batch; those before it are loaded.</exception>
    public async Task<LoadCounts> LoadAsync(IAsyncEnumerable<CodedArticle> articles, IProgress<LoadCounts>? progress, CancellationToken cancellation)
    {
        await store.PrepareAsync(cancellation).ConfigureAwait(false);
        var counts = LoadCounts.None;
        var batch = new List<ArticleGraph>();
        var size = 0;
        await foreach (var article in articles.WithCancellation(cancellation).ConfigureAwait(false))
        {
            batch.Add(GraphBuilder.Build(article));
            size += article.Article.Text.Length;
            if (batch.Count >= BatchArticles || size >= BatchCharacters)
            {
                counts += await LoadBatchAsync(batch, cancellation).ConfigureAwait(false);
                progress?.Report(counts);
                batch.Clear();
                size = 0;
            }
        }

        if (batch.Count > 0)
        {
            counts += await LoadBatchAsync(batch, cancellation).ConfigureAwait(false);
            progress?.Report(counts);
        }

        return counts;
    }

    private async Task<LoadCounts> LoadBatchAsync(List<ArticleGraph> batch, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var latest = new SortedDictionary<string, ArticleGraph>(StringComparer.Ordinal);
        foreach (var article in batch)
        {
            latest[article.Key] = article;
        }

        var loaded = await store.RevisionsAsync(latest.Keys, cancellation).ConfigureAwait(false);
        var changed = latest.Values.Where(a => loaded.GetValueOrDefault(a.Key) != a.Revision).ToArray();
        var unchanged = LoadCounts.None with { ArticlesUnchanged = latest.Count - changed.Length };
        return changed.Length == 0 ? unchanged : unchanged + await store.LoadAsync(changed, cancellation).ConfigureAwait(false);
    }
}
