namespace GeoGraph.Neo4j;

/// <summary>The way to a server: runs Cypher texts with parameters and gives rows back. One adapter for each protocol.</summary>
/// <remarks>
/// Values both ways are string, bool, long, double, null, lists and maps (string keys) of them. A node or relationship comes back as the map
/// of its properties. Failures are <see cref="CypherException"/>. Serves one caller at a time.
/// </remarks>
internal abstract class CypherSession : IAsyncDisposable
{
    private static readonly TimeSpan s_stopPatience = TimeSpan.FromSeconds(5);

    /// <summary>Host and port for messages: never user or password.</summary>
    public abstract string Shown { get; }

    /// <summary>Runs a text in a transaction of its own.</summary>
    public abstract Task<CypherRows> RunAsync(CypherText text, CancellationToken cancellation);

    /// <summary>Runs a text that may take long; when it is cancelled, the server stops working on it too.</summary>
    public async Task<CypherRows> RunUntilStoppedAsync(CypherText text, CancellationToken cancellation)
    {
        var mark = $"// geograph {Guid.NewGuid():N}";
        var running = RunAsync(text with { Text = $"{text.Text}\n{mark}" }, cancellation);
        try
        {
            return await running.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await StopAsync(mark).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Begins a transaction with a text; disposing it without a commit takes everything back.</summary>
    /// <param name="first">Makes the text from the name under which another client may end the transaction (<see cref="EndAsync"/>).</param>
    public abstract Task<CypherTransaction> BeginAsync(Func<string, CypherText> first, CancellationToken cancellation);

    /// <summary>Ends the transaction of a client that is gone, and takes everything back that it did; one that is ended already stays so.</summary>
    public abstract Task EndAsync(string transaction, CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();

    /// <summary>Ends what the server still does for a text that bears the mark; who may not ask for that leaves it to the server.</summary>
    private async Task StopAsync(string mark)
    {
        using var limit = new CancellationTokenSource(s_stopPatience);
        try
        {
            var found = await RunAsync(
                new CypherText(
                    "SHOW TRANSACTIONS YIELD transactionId, currentQuery WHERE currentQuery ENDS WITH $mark RETURN transactionId",
                    new Dictionary<string, object?>(StringComparer.Ordinal) { ["mark"] = mark }),
                limit.Token).ConfigureAwait(false);
            foreach (var id in found.Rows.Select(r => r[0]))
            {
                await RunAsync(new CypherText("TERMINATE TRANSACTIONS $id", new Dictionary<string, object?>(StringComparer.Ordinal) { ["id"] = id }), limit.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is CypherException or OperationCanceledException)
        {
            // It ends by itself.
        }
    }
}

/// <summary>A transaction of several texts.</summary>
internal abstract class CypherTransaction : IAsyncDisposable
{
    /// <summary>Runs the texts one after another, the next written while the server works on the last; gives the rows of each.</summary>
    public abstract Task<IReadOnlyList<CypherRows>> RunAsync(IReadOnlyList<CypherText> texts, CancellationToken cancellation);

    public abstract Task CommitAsync(CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();
}

/// <summary>A Cypher text and its parameters.</summary>
internal sealed record CypherText(string Text, IReadOnlyDictionary<string, object?> Parameters)
{
    /// <summary>Whether the parameters are many rows of plain values, which travel without their types where that keeps them.</summary>
    public bool IsBulk { get; init; }

    /// <summary>Whether the server refuses the text if it would write.</summary>
    public bool OnlyReads { get; init; }

    public CypherText(string text)
        : this(text, new Dictionary<string, object?>())
    {
    }
}

/// <summary>What a text gave back.</summary>
internal sealed record CypherRows(IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows);
