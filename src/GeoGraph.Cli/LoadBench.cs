using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using GeoGraph.Graph;
using GeoGraph.Sqlite;

namespace GeoGraph.Cli;

/// <summary>Measures how fast a store takes in coded articles, copied until the graph has the wished size, and prints it slice by slice.</summary>
/// <param name="read">Reads the coded articles, once for every copy.</param>
public sealed class LoadBench(Func<IAsyncEnumerable<CodedArticle>> read, TimeProvider time, TextWriter output) : IProgress<LoadCounts>
{
    private const int Slices = 10;

    private readonly Process _client = Process.GetCurrentProcess();
    private Process? _server;
    private Mark _start;
    private Mark _last;
    private long _articles;

    /// <param name="address">Where the store is, to find its server on this machine.</param>
    /// <param name="items">Fewest nodes and relationships of the graph in the end.</param>
    /// <exception cref="GraphStoreException">The graph is not empty, or there is nothing to copy.</exception>
    public async Task RunAsync(IGraphStore store, string address, long items, CancellationToken cancellation)
    {
        await store.PrepareAsync(cancellation).ConfigureAwait(false);
        if ((await store.CountAsync(cancellation).ConfigureAwait(false)).Total > 0)
        {
            throw new GraphStoreException("the graph is not empty; a benchmark needs one of its own (leave --graph out for a temporary file)");
        }

        var (copies, articles) = await SizeAsync(items, cancellation).ConfigureAwait(false);
        _articles = copies * articles;
        _server = ServerProcess.Find(address);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{copies:N0} copies of {articles:N0} articles; one line for every {100 / Slices} %"));
        output.WriteLine($"{"articles",10}{"written",12}{"items/s",10}{"client CPU",12}" + (_server is null ? "" : $"{"server CPU",12}"));
        _start = _last = Now(LoadCounts.None);
        var counts = await new GraphLoader(store).LoadAsync(CopiesAsync(copies, cancellation), this, cancellation).ConfigureAwait(false);
        var end = Now(counts);
        var graph = await store.CountAsync(cancellation).ConfigureAwait(false);
        Summarize(end, graph.Total);
    }

    /// <summary>Prints a line when a slice is done.</summary>
    public void Report(LoadCounts value)
    {
        if (value.ArticlesAdded - _last.Articles < _articles / Slices)
        {
            return;
        }

        var now = Now(value);
        var elapsed = time.GetElapsedTime(_last.Time, now.Time).TotalSeconds;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{now.Articles,10:N0}{now.Written,12:N0}{(now.Written - _last.Written) / elapsed,10:N0}{(now.Client - _last.Client).TotalSeconds / elapsed,12:P0}")
            + (_server is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{(now.Server - _last.Server).TotalSeconds / elapsed,12:P0}")));
        _last = now;
    }

    /// <summary>How many copies make that many items: the first two are loaded into a file that is thrown away, which also warms up the program.</summary>
    private async Task<(int Copies, int Articles)> SizeAsync(long items, CancellationToken cancellation)
    {
        var path = TemporaryPath();
        try
        {
            var store = SqliteGraphStore.Open(path, create: true);
            await using var closing = store.ConfigureAwait(false);
            var loader = new GraphLoader(store);
            var articles = (await loader.LoadAsync(CopiesAsync(1, cancellation), null, cancellation).ConfigureAwait(false)).ArticlesAdded;
            var one = (await store.CountAsync(cancellation).ConfigureAwait(false)).Total;
            await loader.LoadAsync(CopiesAsync(2, cancellation), null, cancellation).ConfigureAwait(false);
            var more = (await store.CountAsync(cancellation).ConfigureAwait(false)).Total - one;
            return more > 0
                ? (1 + (int)Math.Ceiling(Math.Max(0, items - one) / (double)more), articles)
                : throw new GraphStoreException("no coded article to copy; give files written by 'geograph extract'");
        }
        finally
        {
            Delete(path);
        }
    }

    private async IAsyncEnumerable<CodedArticle> CopiesAsync(int copies, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var i = 0; i < copies; i++)
        {
            await foreach (var article in read().WithCancellation(cancellation).ConfigureAwait(false))
            {
                yield return ArticleCopies.Copy(article, i);
            }
        }
    }

    private void Summarize(Mark end, long items)
    {
        var wall = time.GetElapsedTime(_start.Time, end.Time).TotalSeconds;
        var client = (end.Client - _start.Client).TotalSeconds;
        void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
        Line($"{items:N0} nodes and relationships in the graph, {end.Written:N0} written, in {wall:0.0} s: {items / wall:N0} items/s");
        Line($"client: {client:0.0} s of processor time ({client / wall:P0} of one core), peak memory {_client.PeakWorkingSet64 >> 20:N0} MB");
        if (_server is not null)
        {
            var server = (end.Server - _start.Server).TotalSeconds;
            Line($"server: {server:0.0} s of processor time ({server / wall:P0} of one core, {server / (server + client):P0} of the work), peak memory {_server.PeakWorkingSet64 >> 20:N0} MB");
        }
    }

    private Mark Now(LoadCounts counts)
    {
        _client.Refresh();
        _server?.Refresh();
        return new Mark(
            time.GetTimestamp(), counts.ArticlesAdded, counts.NodesWritten + counts.EdgesWritten, _client.TotalProcessorTime, _server?.TotalProcessorTime ?? TimeSpan.Zero);
    }

    /// <summary>A name for a graph that is thrown away.</summary>
    public static string TemporaryPath() => Path.Combine(Path.GetTempPath(), $"geograph-bench-{Guid.NewGuid():N}.db");

    /// <summary>Removes the file of such a graph and what belongs to it.</summary>
    public static void Delete(string path)
    {
        foreach (var file in new[] { path, path + "-wal", path + "-shm" })
        {
            File.Delete(file);
        }
    }

    private readonly record struct Mark(long Time, int Articles, long Written, TimeSpan Client, TimeSpan Server);
}
