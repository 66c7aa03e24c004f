using Neo4j.Driver;

namespace GeoGraph.Neo4j;

/// <summary>Speaks Bolt through the official driver; compiled with <c>-p:UseNeo4jDriver=true</c> only.</summary>
internal sealed class DriverSession : CypherSession
{
    private const string NoBolt = "what answers there does not speak Bolt; the Bolt port is 7687 unless it was changed (7474 is the HTTP port)";

    private readonly Neo4jAddress _address;
    private readonly IDriver _driver;

    public DriverSession(Neo4jAddress address)
    {
        _address = address;
        _driver = GraphDatabase.Driver(new Uri(address.Shown), AuthTokens.Basic(address.User, address.Password));
    }

    public override string Shown => _address.Shown;

    public override Task<CypherRows> RunAsync(CypherText text, CancellationToken cancellation) => TryAsync(async () =>
    {
        cancellation.ThrowIfCancellationRequested();
        var session = Session(text.OnlyReads ? AccessMode.Read : AccessMode.Write);
        try
        {
            return await RowsAsync(session, text).ConfigureAwait(false);
        }
        finally
        {
            await session.CloseAsync().ConfigureAwait(false);
        }
    }, cancellation);

    public override Task<CypherTransaction> BeginAsync(Func<string, CypherText> first, CancellationToken cancellation) => TryAsync<CypherTransaction>(async () =>
    {
        cancellation.ThrowIfCancellationRequested();
        var session = Session(AccessMode.Write);
        try
        {
            var transaction = await session.BeginTransactionAsync().ConfigureAwait(false);
            await RowsAsync(transaction, first("")).ConfigureAwait(false);
            return new Transaction(session, transaction);
        }
        catch
        {
            // Closing a session takes back what is open in it.
            await session.CloseAsync().ConfigureAwait(false);
            throw;
        }
    }, cancellation);

    /// <summary>Nothing is to do: the server ends a transaction with its connection.</summary>
    public override Task EndAsync(string transaction, CancellationToken cancellation) => Task.CompletedTask;

    public override async ValueTask DisposeAsync() => await _driver.DisposeAsync().ConfigureAwait(false);

    private IAsyncSession Session(AccessMode mode) => _driver.AsyncSession(o => o.WithDatabase(_address.Database).WithDefaultAccessMode(mode));

    private static async Task<CypherRows> RowsAsync(IAsyncQueryRunner runner, CypherText text)
    {
        IDictionary<string, object?> parameters = text.Parameters.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        var cursor = await runner.RunAsync(text.Text, parameters!).ConfigureAwait(false);
        var columns = await cursor.KeysAsync().ConfigureAwait(false);
        var rows = new List<object?[]>();
        while (await cursor.FetchAsync().ConfigureAwait(false))
        {
            var record = cursor.Current;
            rows.Add([.. columns.Select(c => Value(record[c]))]);
        }

        return new CypherRows(columns, rows);
    }

    private static object? Value(object? value) => value switch
    {
        null or string or bool or long or double => value,
        IEntity entity => Map(entity.Properties),
        IEnumerable<KeyValuePair<string, object>> map => Map(map),
        System.Collections.IEnumerable list => list.Cast<object?>().Select(Value).ToList(),
        _ => value.ToString(),
    };

    private static Dictionary<string, object?> Map(IEnumerable<KeyValuePair<string, object>> map) => map.ToDictionary(p => p.Key, p => Value(p.Value), StringComparer.Ordinal);

    /// <summary>The driver's calls take no cancellation: whoever cancels stops waiting for them.</summary>
    private static async Task<T> TryAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            return await work().WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (Neo4jException e)
        {
            throw Refused(e);
        }
        catch (Exception e) when (e is NotSupportedException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            throw new CypherException("NoBolt", NoBolt, e);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            throw new CypherException(CypherException.Unreachable, $"cannot be reached ({e.Message})", e);
        }
    }

    private static CypherException Refused(Neo4jException e)
    {
        for (Exception? cause = e; cause is not null; cause = cause.InnerException)
        {
            if (cause is System.Security.Authentication.AuthenticationException)
            {
                return new CypherException("Tls", $"no secure connection ({cause.Message}); is its certificate trusted on this machine?", e);
            }
        }

        return e switch
        {
            ProtocolException => new CypherException("NoBolt", NoBolt, e),
            ServiceUnavailableException or SessionExpiredException or ConnectionReadTimeoutException =>
                new CypherException(CypherException.Unreachable, $"cannot be reached ({e.Message})", e),
            TransactionClosedException => new CypherException(CypherException.TransactionLost, e.Message, e),
            _ => new CypherException(e.Code ?? "Driver", e.Message, e),
        };
    }

    private sealed class Transaction(IAsyncSession session, IAsyncTransaction transaction) : CypherTransaction
    {
        public override Task<IReadOnlyList<CypherRows>> RunAsync(IReadOnlyList<CypherText> texts, CancellationToken cancellation) => TryAsync<IReadOnlyList<CypherRows>>(async () =>
        {
            var rows = new List<CypherRows>(texts.Count);
            foreach (var text in texts)
            {
                cancellation.ThrowIfCancellationRequested();
                rows.Add(await RowsAsync(transaction, text).ConfigureAwait(false));
            }

            return rows;
        }, cancellation);

        public override Task CommitAsync(CancellationToken cancellation) => TryAsync(async () =>
        {
            await transaction.CommitAsync().ConfigureAwait(false);
            return 0;
        }, cancellation);

        public override async ValueTask DisposeAsync()
        {
            try
            {
                // Closing a session takes back what is open in it.
                await session.CloseAsync().ConfigureAwait(false);
            }
            catch (Neo4jException)
            {
                // The server is away: it ends the transaction itself.
            }
        }
    }
}
