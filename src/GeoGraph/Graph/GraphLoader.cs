using System.Threading.Channels;

namespace GeoGraph.Graph;

/// <summary>Loads a stream of coded articles into a store, batch by batch.</summary>
/// <remarks>
/// A batch is one transaction, so a run that is stopped or killed continues by running it again. Articles whose revision the store already
/// has are skipped. Of several articles with one id the last wins. While the store writes a batch, the next is built and the one after it read.
/// </remarks>
public sealed class GraphLoader(IGraphStore store)
{
    /// <summary>Most articles of a batch.</summary>
    public const int BatchArticles = 500;

    /// <summary>Most characters of text in a batch; a longer article is a batch of its own.</summary>
    public const int BatchCharacters = 4_000_000;

    /// <summary>How long a stopped load waits for its reader.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    // An article the store has in another revision waits for a later one of its id: else a file that holds both would replace one by the other in every run.
    private readonly SortedDictionary<string, ArticleGraph> _replacements = new(StringComparer.Ordinal);

    /// <param name="progress">Told the counts so far after every batch; null for none.</param>
    /// <exception cref="GraphStoreException">The store refused a batch; those before it are loaded.</exception>
    public async Task<LoadCounts> LoadAsync(IAsyncEnumerable<CodedArticle> articles, IProgress<LoadCounts>? progress, CancellationToken cancellation)
    {
        await store.PrepareAsync(cancellation).ConfigureAwait(false);
        _replacements.Clear();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var batches = Channel.CreateBounded<Task<List<ArticleGraph>>>(1);
        var reading = Task.Run(() => ReadAsync(articles, batches.Writer, stop.Token), CancellationToken.None);
        try
        {
            var counts = LoadCounts.None;
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
            {
                counts += await LoadBatchAsync(await batch.ConfigureAwait(false), cancellation).ConfigureAwait(false);
                progress?.Report(counts);
            }

            return counts + await ReplaceAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            // One that waits for input that does not come cannot be stopped: it ends with the program.
            await Task.WhenAny(reading, cancellation.IsCancellationRequested ? Task.Delay(s_patience, CancellationToken.None) : reading).ConfigureAwait(false);
        }
    }

    /// <summary>What <see cref="LoadAsync"/> would change, as one batch held in memory; the store stays as it is and is not prepared.</summary>
    public async Task<LoadCounts> TryAsync(IAsyncEnumerable<CodedArticle> articles, CancellationToken cancellation)
    {
        var latest = new SortedDictionary<string, ArticleGraph>(StringComparer.Ordinal);
        await foreach (var article in articles.WithCancellation(cancellation).ConfigureAwait(false))
        {
            latest[article.Article.Id] = GraphBuilder.Build(article);
        }

        return await store.TryLoadAsync([.. latest.Values], cancellation).ConfigureAwait(false);
    }

    /// <summary>Never throws: the reader of the batches gets the error, after the batches before it.</summary>
    private static async Task ReadAsync(IAsyncEnumerable<CodedArticle> articles, ChannelWriter<Task<List<ArticleGraph>>> batches, CancellationToken cancellation)
    {
        try
        {
            var batch = new List<CodedArticle>();
            var size = 0;
            await foreach (var article in articles.WithCancellation(cancellation).ConfigureAwait(false))
            {
                cancellation.ThrowIfCancellationRequested();
                batch.Add(article);
                size += article.Article.Text.Length;
                if (batch.Count >= BatchArticles || size >= BatchCharacters)
                {
                    await batches.WriteAsync(BuildAsync(batch), cancellation).ConfigureAwait(false);
                    batch = [];
                    size = 0;
                }
            }

            if (batch.Count > 0)
            {
                await batches.WriteAsync(BuildAsync(batch), cancellation).ConfigureAwait(false);
            }

            batches.Complete();
        }
        catch (Exception e)
        {
            batches.Complete(e);
        }
    }

    private static Task<List<ArticleGraph>> BuildAsync(List<CodedArticle> batch) => Task.Run(() => batch.ConvertAll(GraphBuilder.Build));

    private async Task<LoadCounts> LoadBatchAsync(IReadOnlyList<ArticleGraph> batch, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var latest = new SortedDictionary<string, ArticleGraph>(StringComparer.Ordinal);
        foreach (var article in batch)
        {
            latest[article.Key] = article;
        }

        var loaded = await store.RevisionsAsync(latest.Keys, cancellation).ConfigureAwait(false);
        var added = new List<ArticleGraph>();
        var counts = LoadCounts.None;
        foreach (var article in latest.Values)
        {
            _replacements.Remove(article.Key);
            if (!loaded.TryGetValue(article.Key, out var revision))
            {
                added.Add(article);
            }
            else if (revision == article.Revision)
            {
                counts += LoadCounts.None with { ArticlesUnchanged = 1 };
            }
            else
            {
                _replacements[article.Key] = article;
            }
        }

        if (added.Count > 0)
        {
            counts += await store.LoadAsync(added, cancellation).ConfigureAwait(false);
        }

        return _replacements.Count < BatchArticles ? counts : counts + await ReplaceAsync(cancellation).ConfigureAwait(false);
    }

    private async Task<LoadCounts> ReplaceAsync(CancellationToken cancellation)
    {
        if (_replacements.Count == 0)
        {
            return LoadCounts.None;
        }

        var counts = await store.LoadAsync([.. _replacements.Values], cancellation).ConfigureAwait(false);
        _replacements.Clear();
        return counts;
    }
}
