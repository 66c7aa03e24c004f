using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace GeoGraph;

/// <summary>Codes a stream of articles on several threads and gives the results back in the order of the input.</summary>
/// <remarks>Memory is bounded: only a few articles a thread are under way at once. The results do not depend on the number of threads.</remarks>
public sealed class CodingRun(ArticleCoder coder, int threads)
{
    /// <summary>How long a stopped run waits for its reader.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>Codes each item's article; an item without one passes through.</summary>
    /// <param name="items">The input; read on one thread of its own.</param>
    /// <param name="articleOf">The article of an item, or null.</param>
    public async IAsyncEnumerable<(T Item, CodedArticle? Coded, Exception? Failure)> CodeAsync<T>(
        IEnumerable<T> items, Func<T, Article?> articleOf, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var underWay = Channel.CreateBounded<Task<(T, CodedArticle?, Exception?)>>(new BoundedChannelOptions(threads * 8) { SingleReader = true, SingleWriter = true });
        using var slots = new SemaphoreSlim(threads);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reading = Task.Run(
            async () =>
            {
                try
                {
                    foreach (var item in items)
                    {
                        await slots.WaitAsync(stop.Token).ConfigureAwait(false);
                        await underWay.Writer.WriteAsync(Task.Run(() => Code(item, articleOf(item), slots), CancellationToken.None), stop.Token).ConfigureAwait(false);
                    }

                    underWay.Writer.Complete();
                }
                catch (Exception e)
                {
                    underWay.Writer.Complete(e);
                }
            },
            CancellationToken.None);
        try
        {
            await foreach (var task in underWay.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
            {
                yield return await task.ConfigureAwait(false);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            // One that waits for input that does not come cannot be stopped: it ends with the program.
            await Task.WhenAny(reading, cancellation.IsCancellationRequested ? Task.Delay(s_patience, CancellationToken.None) : reading).ConfigureAwait(false);
            while (underWay.Reader.TryRead(out var left))
            {
                await left.ConfigureAwait(false);
            }
        }
    }

    private (T, CodedArticle?, Exception?) Code<T>(T item, Article? article, SemaphoreSlim slots)
    {
        try
        {
            return (item, article is null ? null : coder.Code(article), null);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // One bad article never stops a run: the caller reports it and goes on.
            return (item, null, e);
        }
        finally
        {
            slots.Release();
        }
    }
}
